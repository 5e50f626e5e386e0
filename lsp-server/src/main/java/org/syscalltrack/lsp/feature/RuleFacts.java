package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.catalog.CallClass;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Member;
import org.syscalltrack.dsl.syntax.tree.MemberValue;
import org.syscalltrack.dsl.syntax.tree.ParameterSelector;
import org.syscalltrack.dsl.syntax.tree.SyscallSelector;

/** What a rule or test says about itself, as far as its tree tells it, errors or not. */
final class RuleFacts {
    /** With more calls than this there is nothing common to say. */
    private static final int FEW = 64;

    private RuleFacts() {}

    /** The text of a member that is a word or a string. */
    static Optional<String> word(MemberValue.Block body, String member) {
        return body.member(member).map(Member::value).flatMap(RuleFacts::word);
    }

    private static Optional<String> word(MemberValue value) {
        if (value instanceof Expression.Name name) {
            return Optional.of(name.text());
        }
        return value instanceof Expression.StringLiteral literal
                ? Optional.of(String.valueOf(literal.value()))
                : Optional.empty();
    }

    /** The block that a member gives. */
    static Optional<MemberValue.Block> block(MemberValue.Block body, String member) {
        return body.member(member)
                .map(Member::value)
                .filter(MemberValue.Block.class::isInstance)
                .map(MemberValue.Block.class::cast);
    }

    /** The calls that a rule names, classes spread out. */
    static List<SystemCall> calls(Declaration.Rule rule, Catalog catalog) {
        Optional<MemberValue> value = rule.body().member("syscall_name").map(Member::value);
        if (value.isEmpty() || !(value.get() instanceof MemberValue.SyscallNames names)) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        for (SyscallSelector selector : names.selectors()) {
            words.add(selector.kind() == SyscallSelector.Kind.CLASS ? "%" + selector.name() : selector.name());
        }
        return calls(words, catalog);
    }

    /** The calls of these words: names, classes with their percent sign, {@code *}. */
    static List<SystemCall> calls(List<String> words, Catalog catalog) {
        Set<SystemCall> calls = new LinkedHashSet<>();
        for (String word : words) {
            if (word.equals("*")) {
                calls.addAll(catalog.calls());
            } else if (word.startsWith("%")) {
                CallClass.of(word).ifPresent(found -> calls.addAll(catalog.callsOf(found)));
            } else {
                catalog.find(word).ifPresent(calls::add);
            }
        }
        return List.copyOf(calls);
    }

    /** The parameter that a selector means in a call. */
    static Optional<Parameter> parameter(ParameterSelector selector, SystemCall call) {
        if (selector instanceof ParameterSelector.Index index) {
            boolean inRange =
                    index.index() >= 1 && index.index() <= call.parameters().size();
            return inRange ? Optional.of(call.parameters().get((int) index.index() - 1)) : Optional.empty();
        }
        return selector instanceof ParameterSelector.Named named ? call.parameter(named.name()) : Optional.empty();
    }

    /** The parameters whose names all of these calls have, as the first has them. */
    static List<Parameter> common(List<SystemCall> calls) {
        if (calls.isEmpty() || calls.size() > FEW) {
            return List.of();
        }
        return calls.get(0).parameters().stream()
                .filter(parameter -> calls.stream().allMatch(call -> call.indexOf(parameter.name()) >= 0))
                .toList();
    }
}
