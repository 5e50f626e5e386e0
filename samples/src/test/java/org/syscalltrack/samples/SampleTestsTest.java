package org.syscalltrack.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.source.DiskSourceLoader;
import org.syscalltrack.jvm.coverage.ConditionCount;
import org.syscalltrack.jvm.coverage.Coverage;
import org.syscalltrack.jvm.ruletest.RuleTests;
import org.syscalltrack.jvm.ruletest.TestResult;

/** Every sample's tests pass; together they see every rule match, and every condition both ways. */
class SampleTestsTest {
    @ParameterizedTest
    @ValueSource(strings = {"article/tests.sct", "files/secrets.sct", "network/outbound.sct", "processes/shells.sct"})
    void testsPassAndLeaveNothingOpen(String file) {
        FrontEndResult checked = new FrontEnd(Catalog.standard(), Architecture.X86_64)
                .checkFiles(List.of(file), new DiskSourceLoader(Path.of("")));
        assertThat(checked.hasErrors()).as("%s", checked.diagnostics()).isFalse();
        RuleSet rules = checked.ruleSet().orElseThrow();
        Coverage coverage = new Coverage(rules);
        List<TestResult> results = new RuleTests(rules, coverage).run();
        assertThat(results)
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.failures())
                        .as("%s %s", result.test().name(), result.reasons())
                        .isEmpty());
        assertThat(coverage.rules())
                .allSatisfy(rule ->
                        assertThat(rule.matched()).as("%s", rule.rule().name()).isPositive());
        assertThat(coverage.conditions())
                .isNotEmpty()
                .allSatisfy(condition -> assertThat(condition)
                        .as("%s %s", condition.span(), condition.span().text())
                        .matches(ConditionCount::isCovered));
    }
}
