package org.syscalltrack.jvm.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.event.Verdict;
import org.syscalltrack.dsl.model.Expectation;
import org.syscalltrack.dsl.model.TestArgument;
import org.syscalltrack.jvm.RuleSet;
import org.syscalltrack.jvm.TestCases;

/** Tests of the article's rules, as the samples have them. */
class RuleTestsTest {
    private static final RuleTests RULES = new RuleTests(
            RuleSet.load(Catalog.standard(), Architecture.X86_64, List.of(Path.of("../samples/article/today.conf"))));
    private static final Expectation REFUSED = new Expectation(
            false,
            Optional.of("prevent_delete"),
            Optional.of(Verdict.FAIL),
            OptionalLong.of(-1),
            OptionalLong.empty(),
            Optional.empty(),
            TestCases.span());

    @Test
    void rootIsRefused() {
        assertThat(RULES.run(TestCases.unlink(TestCases.text("/etc/passwd"), 0, REFUSED))
                        .failures())
                .isEmpty();
    }

    @Test
    void aFailureNamesWhatDecided() {
        TestResult result = RULES.run(TestCases.unlink(TestCases.text("/etc/passwd"), 7, REFUSED));
        assertThat(result.failures())
                .containsExactly(
                        "expected rule prevent_delete, got unlink_rule1 (LOG), deleted (LOG)",
                        "expected type FAIL, got unlink_rule1 (LOG), deleted (LOG)",
                        "expected error_code -1, got unlink_rule1 (LOG), deleted (LOG)");
        assertThat(result.reasons()).contains("  false: UID is 7").anyMatch(line -> line.contains("prevent_delete"));
        assertThat(JunitReport.of("today.conf", List.of(result)))
                .contains("tests=\"1\" failures=\"1\"", "<failure message=\"expected rule prevent_delete", "UID is 7");
    }

    @Test
    void theLineIsTheKernels() {
        Expectation line = new Expectation(
                false,
                Optional.of("unlink_rule1"),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of("\"rm\" : \"./dummy\" delete by 0 --> 0"),
                TestCases.span());
        assertThat(RULES.run(TestCases.unlink(TestCases.text("./dummy"), 0, line))
                        .failures())
                .isEmpty();
    }

    @Test
    void anUnreadablePathIsSaid() {
        TestResult result = RULES.run(TestCases.unlink(new TestArgument.Unreadable(), 0, REFUSED));
        assertThat(result.reasons()).contains("  unknown (unreadable): PARAMS[pathname] is unreadable");
    }

    @Test
    void aThousandTestsTakeLessThanASecond() {
        long start = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            RULES.run(TestCases.unlink(TestCases.text("/etc/passwd"), 0, REFUSED));
        }
        assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    }
}
