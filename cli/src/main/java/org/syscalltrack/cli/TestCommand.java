package org.syscalltrack.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.jvm.coverage.Coverage;
import org.syscalltrack.jvm.coverage.CoverageText;
import org.syscalltrack.jvm.coverage.HtmlReport;
import org.syscalltrack.jvm.coverage.LcovReport;
import org.syscalltrack.jvm.ruletest.JunitReport;
import org.syscalltrack.jvm.ruletest.RuleTests;
import org.syscalltrack.jvm.ruletest.TestResult;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sctc test}: runs the tests that stand in rule files, without root and without a kernel. */
final class TestCommand implements Command {
    private static final String JUNIT = "--junit-xml";
    private static final String COVERAGE = "--coverage";
    private static final String LCOV = "--coverage-lcov";
    private static final String HTML = "--coverage-html";
    private static final String VERBOSE = "--verbose";

    @Override
    public CommandSpec specification() {
        CommandSpec specification = Specifications.command(
                "test", "Runs the test blocks of rule files, without root and without a kernel.");
        specification.addOption(Specifications.flag("-v", VERBOSE)
                .description("Name the tests that pass, too.")
                .build());
        specification.addOption(Specifications.option("FILE", JUNIT)
                .description("Write the results as JUnit XML, for a build server.")
                .build());
        specification.addOption(Specifications.flag(COVERAGE)
                .description("Print which rules never matched, and which conditions were not both true and false.")
                .build());
        specification.addOption(Specifications.option("FILE", LCOV)
                .description("Write the coverage as an LCOV tracefile.")
                .build());
        specification.addOption(Specifications.option("FILE", HTML)
                .description("Write the coverage as a page: the rule files with their conditions coloured.")
                .build());
        RuleCompiler.addOptions(specification);
        specification.addPositional(Specifications.files(
                "FILE",
                "1..*",
                "Rule files: one rule set, in this order. Tests of files that they include do not run."));
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        List<String> files = Specifications.parameters(arguments);
        RuleCompiler compiler = RuleCompiler.of(arguments, terminal);
        Optional<OutputFile> junit = output(arguments, JUNIT, files);
        Optional<OutputFile> lcov = output(arguments, LCOV, files);
        Optional<OutputFile> html = output(arguments, HTML, files);
        FrontEndResult checked = compiler.check(files);
        compiler.tell(checked.diagnostics());
        if (checked.ruleSet().isEmpty()) {
            return ExitStatus.BAD_INPUT;
        }
        RuleSet rules = checked.ruleSet().get();
        boolean counts = arguments.hasMatchedOption(COVERAGE) || lcov.isPresent() || html.isPresent();
        Coverage coverage = new Coverage(rules);
        List<TestResult> results = (counts ? new RuleTests(rules, coverage) : new RuleTests(rules)).run();
        for (TestResult result : results) {
            print(result, arguments.hasMatchedOption(VERBOSE), terminal);
        }
        long failed = results.stream().filter(result -> !result.passed()).count();
        terminal.print(summary(results, failed));
        if (results.isEmpty()) {
            terminal.tell("sctc test: there is no test block in " + String.join(", ", files));
        }
        junit.ifPresent(file -> write(file, JunitReport.of(String.join(" ", files), results)));
        lcov.ifPresent(file -> write(file, LcovReport.of(coverage)));
        html.ifPresent(file -> write(file, HtmlReport.of(coverage)));
        if (arguments.hasMatchedOption(COVERAGE)) {
            terminal.print(CoverageText.of(coverage).stripTrailing());
        }
        return failed == 0 ? ExitStatus.DONE : ExitStatus.BAD_INPUT;
    }

    private static Optional<OutputFile> output(ParseResult arguments, String option, List<String> inputs) {
        return Optional.ofNullable(arguments.<String>matchedOptionValue(option, null))
                .map(file -> new OutputFile(file, inputs));
    }

    private static void write(OutputFile file, String text) {
        file.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void print(TestResult result, boolean verbose, Terminal terminal) throws IOException {
        String place = result.test().nameSpan() + ": test " + result.test().name();
        if (result.passed()) {
            if (verbose) {
                terminal.print(place + " passed");
            }
            return;
        }
        terminal.print(place + " FAILED");
        for (String failure : result.failures()) {
            terminal.print("    " + failure);
        }
        for (String reason : result.reasons()) {
            terminal.print("    " + reason);
        }
    }

    private static String summary(List<TestResult> results, long failed) {
        return (results.size() - failed) + " passed, " + failed + " failed";
    }
}
