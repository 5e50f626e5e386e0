package org.syscalltrack.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.syscalltrack.dsl.format.RuleFormatter;
import org.syscalltrack.dsl.source.DiskSourceLoader;
import org.syscalltrack.dsl.source.LosslessUtf8;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.SourceLoadException;
import org.syscalltrack.dsl.syntax.SyntaxParser;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sctc format}: lays rule files out anew, in place. */
final class FormatCommand implements Command {
    private static final String CHECK = "--check";
    private static final String STANDARD_INPUT = "-";

    @Override
    public CommandSpec specification() {
        CommandSpec specification = Specifications.command(
                "format",
                "Lays rule files out anew, in place; comments and meaning stay. Broken rules are left alone.");
        specification.addOption(Specifications.flag(CHECK)
                .description("Change nothing; name the files that would change, and end with 1 if there are any.")
                .build());
        specification.addPositional(Specifications.files(
                "FILE", "1..*", "Rule files. - is standard input, which is formatted to standard output."));
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        boolean onlyCheck = arguments.hasMatchedOption(CHECK);
        ExitStatus status = ExitStatus.DONE;
        for (String name : Specifications.parameters(arguments)) {
            SourceFile file = load(name);
            String formatted = RuleFormatter.format(SyntaxParser.parse(file));
            boolean changes = !formatted.equals(file.text());
            if (onlyCheck) {
                if (changes) {
                    terminal.print(name);
                    status = ExitStatus.BAD_INPUT;
                }
            } else if (name.equals(STANDARD_INPUT)) {
                terminal.print(LosslessUtf8.encode(formatted));
            } else if (changes) {
                OutputFile.ofItself(Path.of(name)).write(LosslessUtf8.encode(formatted));
            }
        }
        return status;
    }

    private static SourceFile load(String name) throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            return SourceFile.ofBytes("<standard input>", STANDARD_INPUT, System.in.readAllBytes());
        }
        try {
            return new DiskSourceLoader(Path.of("")).load(name);
        } catch (SourceLoadException e) {
            throw new InputException("cannot read " + name + ": " + e.reason());
        }
    }
}
