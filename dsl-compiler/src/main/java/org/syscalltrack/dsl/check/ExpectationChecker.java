package org.syscalltrack.dsl.check;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.diagnostic.NearestNames;
import org.syscalltrack.dsl.event.Verdict;
import org.syscalltrack.dsl.model.Expectation;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Member;
import org.syscalltrack.dsl.syntax.tree.MemberValue;

/** Checks {@code expect { … }}. */
final class ExpectationChecker {
    private final CheckContext context;
    private final Map<String, Rule> rules;
    private final boolean rulesAreComplete;

    ExpectationChecker(CheckContext context, Map<String, Rule> rules, boolean rulesAreComplete) {
        this.context = context;
        this.rules = rules;
        this.rulesAreComplete = rulesAreComplete;
    }

    Optional<Expectation> check(Member expect) {
        if (!(expect.value() instanceof MemberValue.Block block)) {
            return Optional.empty();
        }
        Span span = expect.name().span();
        Members members = new Members(context, "expect", span, block, Vocabulary.EXPECT_MEMBERS);
        if (block.members().isEmpty()) {
            context.diagnostics()
                    .add(Diagnostic.of(DiagnosticKind.EMPTY_EXPECTATION, span)
                            .withNote("Write `nothing` where no rule may match."));
            return Optional.empty();
        }
        boolean nothing = members.get("nothing").isPresent();
        if (nothing && block.members().size() > 1) {
            context.diagnostics().add(Diagnostic.of(DiagnosticKind.NOTHING_AND_MORE, span));
            return Optional.empty();
        }
        return Optional.of(new Expectation(
                nothing,
                rule(members),
                members.word("type", Vocabulary.ACTION_TYPES).map(Verdict::valueOf),
                errorCode(members),
                signal(members),
                members.text("log"),
                expect.span()));
    }

    private Optional<String> rule(Members members) {
        Optional<Expression> expression = members.expression("rule");
        if (expression.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> name =
                expression.get() instanceof Expression.Name word ? Optional.of(word.text()) : members.text("rule");
        name.ifPresent(found -> checkRule(found, expression.get().span()));
        return name;
    }

    private void checkRule(String name, Span span) {
        Rule rule = rules.get(name);
        if (rule == null && rulesAreComplete) {
            Diagnostic finding = Diagnostic.of(DiagnosticKind.UNKNOWN_RULE, span, name);
            Optional<String> nearest = NearestNames.best(name, rules.keySet());
            context.diagnostics()
                    .add(nearest.map(found -> finding.withLabel("did you mean `" + found + "`?")
                                    .withFix(Fix.replace("write `" + found + "`", span, found)))
                            .orElse(finding));
        } else if (rule != null && !rule.enabled()) {
            context.diagnostics()
                    .add(Diagnostic.of(DiagnosticKind.RULE_DISABLED, span, name)
                            .withSecondary(rule.nameSpan(), "it says `enabled = no`"));
        }
    }

    private OptionalLong errorCode(Members members) {
        return members.expression("error_code")
                .flatMap(new ErrorCodeChecker(context)::check)
                .map(code -> context.nativeFolder().fold(code))
                .orElse(OptionalLong.empty());
    }

    private OptionalLong signal(Members members) {
        return members.expression("signal")
                .map(signal -> new ConstantChecker(Scope.ofConstants(context)).valueOf(signal, "a signal"))
                .orElse(OptionalLong.empty());
    }
}
