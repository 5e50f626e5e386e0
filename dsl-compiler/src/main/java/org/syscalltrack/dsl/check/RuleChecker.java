package org.syscalltrack.dsl.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.model.Action;
import org.syscalltrack.dsl.model.Predicate;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Member;
import org.syscalltrack.dsl.syntax.tree.MemberValue;

/** Checks one rule. */
final class RuleChecker {
    private final CheckContext context;
    private final RuleNames names;
    private final Declaration.Rule rule;
    private final Members members;

    RuleChecker(CheckContext context, RuleNames names, Declaration.Rule rule) {
        this.context = context;
        this.names = names;
        this.rule = rule;
        this.members = new Members(context, "rule", rule.keyword().span(), rule.body(), Vocabulary.RULE_MEMBERS);
    }

    /** The rule; empty where it has errors, which have been reported. */
    Optional<Rule> check() {
        When when = members.word("when", List.of("before", "after"))
                .map(word -> word.equals("after") ? When.AFTER : When.BEFORE)
                .orElse(When.BEFORE);
        Set<Abi> abis = abis();
        CallSelector selector = new CallSelector(context, abis, when);
        List<SystemCall> calls = calls(selector);
        Optional<String> name = names.nameOf(members);
        Scope scope = Scope.ofRule(context, calls, when, otherTime(when), when == When.BEFORE && enforces());
        Optional<Predicate> filter = filter(scope);
        Optional<Action> action = action(scope);
        RuleInformation information = new RuleInformation(context, members);
        Rule.Information about = information.check();
        boolean unreadableMatches = members.word("on_unreadable", List.of("match", "no_match"))
                .map("match"::equals)
                .orElse(false);
        if (calls.isEmpty() || name.isEmpty() || action.isEmpty()) {
            return Optional.empty();
        }
        Rule checked = new Rule(
                name.get(),
                about,
                members.yes("enabled", true),
                calls,
                selector.everyCall(),
                new ConstantUse(context, filter, action.get()).abis(abis),
                filter,
                when,
                unreadableMatches,
                members.yes("partial", false),
                action.get(),
                nameSpan(),
                rule.span());
        checkUnreadable(checked);
        new EnforcementCheck(context, checked, rule).check();
        return Optional.of(checked);
    }

    private void checkUnreadable(Rule checked) {
        Optional<Member> member = members.get("on_unreadable");
        if (member.isPresent() && checked.filter().isEmpty()) {
            context.diagnostics()
                    .add(Diagnostic.of(
                                    DiagnosticKind.UNREADABLE_WITHOUT_EFFECT,
                                    member.get().name().span())
                            .withNote("The rule has no filter, so it reads nothing to decide."));
        }
    }

    /** Whether the action's type says so; the action itself is checked later. */
    private boolean enforces() {
        return members.get("action")
                .map(Member::value)
                .filter(MemberValue.Block.class::isInstance)
                .flatMap(block -> ((MemberValue.Block) block).member("type"))
                .filter(type -> List.of("FAIL", "KILL", "SUSPEND")
                        .contains(type.value().span().text()))
                .isPresent();
    }

    /** Writes the other word behind {@code when}, or adds the member. */
    private Optional<Fix> otherTime(When when) {
        String word = when == When.BEFORE ? "after" : "before";
        String title = "write `when = " + word + "`";
        return members.get("when")
                .map(member -> Fix.replace(title, member.value().span(), word))
                .or(() -> members.get("syscall_name")
                        .map(member -> Fix.insertBefore(
                                title,
                                member.span(),
                                "when = " + word + "\n"
                                        + " "
                                                .repeat(member.span()
                                                                .startPosition()
                                                                .column()
                                                        - 1))));
    }

    private Span nameSpan() {
        return members.get("rule_name")
                .map(Member::value)
                .map(MemberValue::span)
                .orElse(rule.keyword().span());
    }

    private Set<Abi> abis() {
        String word = members.word("abi", List.of("native", "compat", "any")).orElse("any");
        Set<Abi> abis = EnumSet.noneOf(Abi.class);
        if (!word.equals("compat")) {
            abis.add(context.architecture().nativeAbi());
        }
        if (!word.equals("native")) {
            context.architecture().compatAbi().ifPresent(abis::add);
        }
        if (abis.isEmpty()) {
            context.diagnostics()
                    .add(Diagnostic.of(
                            DiagnosticKind.NO_COMPAT_ABI,
                            members.get("abi").map(Member::span).orElse(rule.span()),
                            context.architecture().label()));
            abis.add(context.architecture().nativeAbi()); // so that nothing follows from it
        }
        return abis;
    }

    private List<SystemCall> calls(CallSelector selector) {
        return members.require("syscall_name", "It names the calls, such as `syscall_name = unlink, unlinkat`.")
                .map(Member::value)
                .filter(MemberValue.SyscallNames.class::isInstance)
                .map(value -> selector.select((MemberValue.SyscallNames) value))
                .orElse(List.of());
    }

    private Optional<Predicate> filter(Scope scope) {
        return members.get("filter_expression")
                .map(Member::value)
                .filter(MemberValue.Filter.class::isInstance)
                .map(value -> ((MemberValue.Filter) value).condition())
                .flatMap(condition -> condition instanceof Expression.Broken
                        ? Optional.empty()
                        : new ExpressionChecker(scope).condition(condition));
    }

    private Optional<Action> action(Scope scope) {
        return members.require("action", "It says what the rule does, such as `action { type = LOG }`.")
                .filter(member -> member.value() instanceof MemberValue.Block)
                .flatMap(member ->
                        new ActionChecker(context, scope, member, (MemberValue.Block) member.value()).check());
    }
}
