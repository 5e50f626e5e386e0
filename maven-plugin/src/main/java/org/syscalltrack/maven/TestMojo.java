package org.syscalltrack.maven;

import java.io.File;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.syscalltrack.maven.build.CoverageTotals;
import org.syscalltrack.maven.build.RuleTestRun;

/**
 * Runs the tests of rules, those in {@code src/test/sct} and those that stand beside the rules, without root and without
 * a kernel. A file in {@code src/test/sct} includes the rules that it tests by their names in {@code src/main/sct}.
 */
@Mojo(
        name = "test",
        defaultPhase = LifecyclePhase.TEST,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class TestMojo extends IncludingMojo {
    /** Where the JUnit reports go: beside Surefire's, where build servers look. */
    @Parameter(property = "sct.reportsDirectory", defaultValue = "${project.build.directory}/surefire-reports")
    private File reportsDirectory;

    /** How many of a hundred rules must match in some test. */
    @Parameter(property = "sct.minimumRuleCoverage", defaultValue = "0")
    private int minimumRuleCoverage;

    /** How many of a hundred conditions must be true in some test and false in some. */
    @Parameter(property = "sct.minimumConditionCoverage", defaultValue = "0")
    private int minimumConditionCoverage;

    /** Does not run tests. */
    @Parameter(property = "skipTests", defaultValue = "false")
    private boolean skipTests;

    /** Does not run tests, as with {@code skipTests}. */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    private boolean skipTestsAltogether;

    /** Whether the build goes on although tests failed; their reports say so. */
    @Parameter(property = "maven.test.failure.ignore", defaultValue = "false")
    private boolean testFailureIgnore;

    @Inject
    TestMojo(IdeMarkers markers) {
        super(markers);
    }

    @Override
    void run() throws MojoFailureException {
        if (skipTests || skipTestsAltogether) {
            getLog().info("Tests of rules are skipped");
            return;
        }
        String rules = sources().directoryName();
        RuleTestRun run = new RuleTestRun(context(List.of(rules)), rules, reportsDirectory.toPath(), reporter());
        run.run(ruleSets(), "sct.main.");
        run.run(testSources().ruleSets(""), "sct.test.");
        failOn(run.tally(), failOnWarning());
        getLog().info("Tests of rules: " + run.count() + " run, " + run.failures() + " failed; " + run.coverage());
        if (run.failures() > 0) {
            failOnTests(run);
        }
        failOnCoverage(run.coverage());
    }

    private void failOnTests(RuleTestRun run) throws MojoFailureException {
        String message = counted(run.failures(), "test") + " of rules failed, see above and " + reportsDirectory;
        if (!testFailureIgnore) {
            throw new MojoFailureException(message);
        }
        getLog().error(message);
    }

    private void failOnCoverage(CoverageTotals coverage) throws MojoFailureException {
        boolean rules = coverage.rulePercentage() < minimumRuleCoverage;
        boolean conditions = coverage.conditionPercentage() < minimumConditionCoverage;
        if (rules || conditions) {
            coverage.gaps().forEach(gap -> getLog().error(gap));
            throw new MojoFailureException("tests reach too little: " + coverage + "; wanted are "
                    + minimumRuleCoverage + " % of the rules and " + minimumConditionCoverage
                    + " % of the conditions");
        }
    }
}
