package org.syscalltrack.cli;

import java.io.IOException;
import java.util.List;
import org.syscalltrack.driver.ToolVersion;
import org.syscalltrack.dsl.analysis.BlindSpot;
import org.syscalltrack.dsl.analysis.RuleCoverage;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.JsonRenderer;
import org.syscalltrack.dsl.diagnostic.SarifRenderer;
import org.syscalltrack.dsl.diagnostic.Severity;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.model.RuleSetDocument;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code sctc check} and {@code sct_config check}: says what is wrong with rules, and compiles nothing. Can mend what it
 * finds, print the rules as data, and say what each rule cannot see.
 */
final class CheckCommand implements FileCommand {
    private static final String FORMAT = "--format";
    private static final String STRICT = "--strict";
    private static final String FIX = "--fix";
    private static final String PRINT = "--print";
    private static final String COVERAGE = "--explain-coverage";
    private static final List<String> FORMATS = List.of("text", "json", "sarif");

    @Override
    public CommandSpec specification() {
        CommandSpec specification = Specifications.command("check", "Says what is wrong with rule files.");
        specification.addOption(Specifications.option("FORMAT", FORMAT)
                .defaultValue("text")
                .description("How: text (on standard error), json or sarif (on standard output).")
                .build());
        specification.addOption(Specifications.flag(STRICT)
                .description("Take warnings for errors.")
                .build());
        specification.addOption(Specifications.flag(FIX)
                .description("Apply the first fix of every finding to the named files; what is left is told.")
                .build());
        specification.addOption(Specifications.option("WHAT", PRINT)
                .description("Print `model`: the checked rules as a JSON document.")
                .build());
        specification.addOption(Specifications.flag(COVERAGE)
                .description("Say of each rule what it cannot see.")
                .build());
        RuleCompiler.addParameters(specification);
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        String format = arguments.matchedOptionValue(FORMAT, "text");
        String print = arguments.matchedOptionValue(PRINT, "");
        boolean coverage = arguments.hasMatchedOption(COVERAGE);
        RuleCompiler compiler = RuleCompiler.of(arguments, terminal);
        checkUsage(format, print, coverage);
        List<String> files = Specifications.parameters(arguments);
        FrontEndResult checked = arguments.hasMatchedOption(FIX)
                ? new RuleFixer(() -> RuleCompiler.of(arguments, terminal), terminal).fix(files)
                : compiler.check(files);
        List<Diagnostic> findings = arguments.hasMatchedOption(STRICT)
                ? checked.diagnostics().stream().map(Diagnostic::strict).toList()
                : checked.diagnostics();
        switch (format) {
            case "json" -> terminal.print(new JsonRenderer().render(findings).stripTrailing());
            case "sarif" ->
                terminal.print(new SarifRenderer(ToolVersion.current())
                        .render(findings)
                        .stripTrailing());
            default -> compiler.tell(findings);
        }
        if (checked.ruleSet().isPresent()) {
            RuleSet rules = checked.ruleSet().get();
            if (!print.isEmpty()) {
                terminal.print(RuleSetDocument.write(rules).stripTrailing());
            }
            if (coverage) {
                for (RuleCoverage rule : RuleCoverage.of(rules)) {
                    terminal.print(sentences(rule));
                }
            }
        }
        return status(findings);
    }

    @Override
    public ExitStatus run(List<String> files, Terminal terminal) {
        RuleCompiler compiler = RuleCompiler.standard(terminal);
        FrontEndResult checked = compiler.check(files);
        compiler.tell(checked.diagnostics());
        return status(checked.diagnostics());
    }

    private static ExitStatus status(List<Diagnostic> findings) {
        boolean failed = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        return failed ? ExitStatus.BAD_INPUT : ExitStatus.DONE;
    }

    private static void checkUsage(String format, String print, boolean coverage) {
        if (!FORMATS.contains(format)) {
            throw new UsageException("there is no format " + format + "; there are text, json and sarif");
        }
        if (!print.isEmpty() && !print.equals("model")) {
            throw new UsageException("cannot print " + print + "; there is model");
        }
        boolean printed = !print.isEmpty();
        if ((printed && coverage) || ((printed || coverage) && !format.equals("text"))) {
            throw new UsageException("only one of " + PRINT + ", " + COVERAGE + " and " + FORMAT
                    + " json or sarif can go to standard output");
        }
    }

    private static String sentences(RuleCoverage coverage) {
        StringBuilder text = new StringBuilder();
        text.append(coverage.rule().nameSpan())
                .append(": rule `")
                .append(coverage.rule().name());
        text.append(coverage.blindSpots().isEmpty() ? "` sees all calls" : "` does not see:");
        for (BlindSpot spot : coverage.blindSpots()) {
            text.append("\n  ").append(spot.kind().label()).append(": ").append(spot.sentence());
        }
        return text.toString();
    }
}
