package org.syscalltrack.maven.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleTestRunTest {
    private static final String RULES = Project.rule("by_root", "UID == 0") + Project.rule("by_users", "UID >= 1000");

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void project() {
        project = new Project(directory).with("src/main/sct/a.sct", RULES);
    }

    private static String test(String name, int uid, String expected) {
        return "test {\n  test_name = " + name + "\n  call = unlink(\"/x\")\n  process { UID = " + uid
                + " }\n  expect { " + expected + " }\n}\n";
    }

    private RuleTestRun run() {
        RuleTestRun run = new RuleTestRun(
                project.context("src/main/sct"), "src/main/sct", directory.resolve("target/reports"), project.heard);
        run.run(project.sources().ruleSets(""), "sct.main.");
        RuleSources tests =
                new RuleSources(directory, directory.resolve("src/test/sct"), Project.RULE_FILES, List.of());
        run.run(tests.ruleSets(""), "sct.test.");
        return run;
    }

    @Test
    void testFilesIncludeTheRulesByNameAndAreReportedAsJunitDoes() {
        project.with(
                "src/test/sct/net/a-test.sct",
                "include \"a.sct\"\n" + test("root", 0, "rule = by_root") + test("wrong", 5, "rule = by_users"));
        RuleTestRun run = run();
        assertThat(run.count()).isEqualTo(2);
        assertThat(run.failures()).isEqualTo(1);
        assertThat(project.heard.found).hasSize(1).first().asString().endsWith(" test wrong");
        assertThat(new String(project.bytes("target/reports/TEST-sct.test.net.a-test.xml"), StandardCharsets.UTF_8))
                .contains("<testsuite name=\"sct.test.net.a-test\" tests=\"2\"", "failures=\"1\"", "name=\"wrong\"");
    }

    @Test
    void coverageIsThatOfAllTestsTogetherAndOfTheMainRulesAlone() {
        project.with("src/test/sct/one.sct", "include \"a.sct\"\n" + test("root", 0, "rule = by_root"))
                .with(
                        "src/test/sct/two.sct",
                        "include \"a.sct\"\n" + Project.rule("only_here", "GID == 77") + test("nobody", 5, "nothing"));
        CoverageTotals coverage = run().coverage();
        assertThat(coverage.rulePercentage()).isEqualTo(50);
        assertThat(coverage.conditionPercentage()).isEqualTo(50);
        assertThat(coverage).hasToString("rules matched: 1 of 2 (50 %), conditions seen both ways: 1 of 2 (50 %)");
        assertThat(coverage.gaps())
                .containsExactly(
                        "src/main/sct/a.sct:9:23: rule by_users never matched",
                        "src/main/sct/a.sct:10:23: UID >= 1000 was never both true and false");
    }

    @Test
    void rulesWithoutAnyTestCountAsNotReached() {
        assertThat(run().coverage().rulePercentage()).isZero();
        assertThat(project.has("target/reports")).isFalse();
    }

    @Test
    void testsThatStandBesideTheRulesRunOnce() {
        project.with("src/main/sct/a.sct", RULES + test("beside", 0, "rule = by_root"))
                .with("src/test/sct/one.sct", "include \"a.sct\"\n" + test("apart", 1000, "rule = by_users"));
        RuleTestRun run = run();
        assertThat(run.count()).isEqualTo(2);
        assertThat(run.failures()).isZero();
        assertThat(run.coverage().rulePercentage()).isEqualTo(100);
        assertThat(project.has("target/reports/TEST-sct.main.a.xml")).isTrue();
    }

    @Test
    void anErrorInATestFileIsAnError() {
        project.with("src/test/sct/one.sct", "include \"b.sct\"\n");
        RuleTestRun run = run();
        assertThat(run.tally().errors()).isEqualTo(1);
        assertThat(project.heard.found).containsExactly("src/test/sct/one.sct:1:9 SCT0001");
    }
}
