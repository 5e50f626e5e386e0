package org.syscalltrack.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.analysis.RuleCoverage;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.FixApplier;
import org.syscalltrack.dsl.diagnostic.JsonRenderer;
import org.syscalltrack.dsl.diagnostic.SarifRenderer;
import org.syscalltrack.dsl.diagnostic.Severity;
import org.syscalltrack.dsl.diagnostic.TextRenderer;
import org.syscalltrack.dsl.format.RuleFormatter;
import org.syscalltrack.dsl.golden.SourceMutator;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.model.RuleSetDocument;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.syntax.SyntaxParser;

/**
 * Whatever the input: the checker says what is wrong and does not throw, a rule set is there exactly where there is no
 * error and can be planned, and formatting changes nothing in it.
 */
class CheckerFuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20260103L);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 1000);
    private static final Pattern PLACE = Pattern.compile("\"(?:span|nameSpan)\": \\{[^}]*\\}");

    @Test
    void mutatedCases() {
        SourceMutator mutator = new SourceMutator(SEED, CheckCases.all());
        for (int round = 0; round < ROUNDS; round++) {
            check(mutator.next(), "seed " + SEED + ", round " + round);
        }
    }

    /** Holds for every input. */
    static void check(byte[] bytes, String what) {
        try {
            SourceFile file = SourceFile.ofBytes("fuzz.sct", "fuzz.sct", bytes);
            FrontEndResult result = CheckCases.check(file);
            boolean refused = result.diagnostics().stream().anyMatch(CheckerFuzzTest::isError);
            assertThat(result.ruleSet().isPresent()).isNotEqualTo(refused);
            new TextRenderer(false).render(result.diagnostics());
            new JsonRenderer().render(result.diagnostics());
            new SarifRenderer("0").render(result.diagnostics());
            FixApplier.apply(result.diagnostics());
            String formatted = RuleFormatter.format(SyntaxParser.parse(file));
            SourceFile again = SourceFile.ofText("fuzz.sct", formatted);
            assertThat(RuleFormatter.format(SyntaxParser.parse(again))).isEqualTo(formatted);
            if (result.ruleSet().isPresent()) {
                RuleSet rules = result.ruleSet().get();
                Planner.plan(rules);
                RuleCoverage.of(rules);
                assertThat(CheckCases.check(again).ruleSet().map(CheckerFuzzTest::placeless))
                        .contains(placeless(rules));
            }
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            throw new AssertionError(what + ":\n" + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    private static boolean isError(Diagnostic finding) {
        return finding.severity() == Severity.ERROR;
    }

    private static String placeless(RuleSet rules) {
        return PLACE.matcher(RuleSetDocument.write(rules)).replaceAll("");
    }
}
