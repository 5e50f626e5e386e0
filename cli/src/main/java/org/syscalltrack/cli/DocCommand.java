package org.syscalltrack.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.syscalltrack.driver.page.RuleSetPage;
import org.syscalltrack.dsl.check.FrontEndResult;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sctc doc}: a rule set as an HTML page. */
final class DocCommand implements Command {
    private static final String OUTPUT = "-o";
    private static final String TITLE = "--title";

    @Override
    public CommandSpec specification() {
        CommandSpec specification = Specifications.command(
                "doc", "Writes an HTML page about rules: what they do, where, at what cost, and what they do not see.");
        specification.addOption(Specifications.option("OUT", OUTPUT, "--output")
                .description("The page to write; the first file's name with .html if left out.")
                .build());
        specification.addOption(Specifications.option("TITLE", TITLE)
                .description("The page's title; the first file's name if left out.")
                .build());
        RuleCompiler.addParameters(specification);
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        List<String> files = Specifications.parameters(arguments);
        OutputFile output =
                new OutputFile(arguments.matchedOptionValue(OUTPUT, OutputFile.named(files.get(0), ".html")), files);
        String title = arguments.matchedOptionValue(TITLE, title(files.get(0)));
        RuleCompiler compiler = RuleCompiler.of(arguments, terminal);
        FrontEndResult checked = compiler.check(files);
        if (checked.hasErrors()) {
            compiler.tell(checked.diagnostics());
            return ExitStatus.BAD_INPUT;
        }
        String page = RuleSetPage.of(title, checked, compiler.object(checked));
        output.write(page.getBytes(StandardCharsets.UTF_8));
        return ExitStatus.DONE;
    }

    private static String title(String file) {
        return String.valueOf(Path.of(OutputFile.named(file, "")).getFileName());
    }
}
