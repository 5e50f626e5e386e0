package org.syscalltrack.maven.build;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.jvm.coverage.Coverage;
import org.syscalltrack.jvm.ruletest.JunitReport;
import org.syscalltrack.jvm.ruletest.RuleTests;
import org.syscalltrack.jvm.ruletest.TestResult;

/**
 * Runs the tests of rule sets on the JVM and writes a JUnit report for each file that has some. Included files' tests
 * run where their own file is named.
 */
public final class RuleTestRun {
    private final RuleContext context;
    private final Path reportsDirectory;
    private final BuildListener listener;
    private final Tally tally;
    private final CoverageTotals coverage;
    private int run;
    private int failed;

    /**
     * Runs tests.
     *
     * @param directory whose rules' coverage counts, named as the files are
     * @param reportsDirectory where reports go, as Surefire writes them
     */
    public RuleTestRun(RuleContext context, String directory, Path reportsDirectory, BuildListener listener) {
        this.context = context;
        this.reportsDirectory = reportsDirectory;
        this.listener = listener;
        this.tally = new Tally(listener);
        this.coverage = new CoverageTotals(directory);
    }

    /**
     * Runs the tests of these rule sets.
     *
     * @param suites what the reports' names begin with, such as {@code sct.test.}
     */
    public void run(List<RuleSetFiles> sets, String suites) {
        for (RuleSetFiles set : sets) {
            RuleCheck.begin(set, context.base(), listener);
            FrontEndResult checked = context.driver().check(set.files());
            tally.add(checked.diagnostics());
            checked.ruleSet().ifPresent(rules -> run(rules, suites + set.name().replace('/', '.')));
        }
    }

    private void run(RuleSet rules, String suite) {
        Coverage reached = new Coverage(rules);
        List<TestResult> results = new RuleTests(rules, reached).run();
        coverage.add(reached);
        for (TestResult result : results) {
            run++;
            if (!result.passed()) {
                failed++;
                listener.failed(result);
            }
        }
        if (!results.isEmpty()) {
            new OutputTree(reportsDirectory, listener)
                    .write(
                            "TEST-" + suite + ".xml",
                            JunitReport.of(suite, results).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What was found in the files, apart from failed tests. */
    public Tally tally() {
        return tally;
    }

    /** What the tests reached. */
    public CoverageTotals coverage() {
        return coverage;
    }

    /** How many tests ran. */
    public int count() {
        return run;
    }

    /** How many of them failed. */
    public int failures() {
        return failed;
    }
}
