package org.syscalltrack.cli;

import java.io.IOException;
import java.util.List;
import org.syscalltrack.driver.ToolVersion;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.JsonRenderer;
import org.syscalltrack.dsl.diagnostic.SarifRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sctc check} and {@code sct_config check}: says what is wrong with rules, and compiles nothing. */
final class CheckCommand implements Command {
    private static final String FORMAT = "--format";

    @Override
    public CommandSpec specification() {
        CommandSpec specification = Specifications.command("check", "Says what is wrong with rule files.");
        specification.addOption(Specifications.option("FORMAT", FORMAT)
                .defaultValue("text")
                .description("How: text (on standard error), json or sarif (on standard output).")
                .build());
        RuleCompiler.addOptions(specification);
        specification.addPositional(Specifications.files("FILE", "1..*", "Rule files: one rule set, in this order."));
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        String format = arguments.matchedOptionValue(FORMAT, "text");
        RuleCompiler compiler = RuleCompiler.of(arguments, terminal);
        if (!List.of("text", "json", "sarif").contains(format)) {
            throw new UsageException("there is no format " + format + "; there are text, json and sarif");
        }
        FrontEndResult checked = compiler.check(Specifications.parameters(arguments));
        List<Diagnostic> findings = checked.diagnostics();
        switch (format) {
            case "json" -> terminal.print(new JsonRenderer().render(findings).stripTrailing());
            case "sarif" ->
                terminal.print(new SarifRenderer(ToolVersion.current())
                        .render(findings)
                        .stripTrailing());
            default -> compiler.tell(findings);
        }
        return checked.hasErrors() ? ExitStatus.BAD_INPUT : ExitStatus.DONE;
    }
}
