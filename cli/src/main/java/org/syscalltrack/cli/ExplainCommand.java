package org.syscalltrack.cli;

import java.io.IOException;
import java.util.Locale;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Explanations;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sctc explain}: the page of a finding. */
final class ExplainCommand implements Command {
    @Override
    public CommandSpec specification() {
        CommandSpec specification = Specifications.command("explain", "Explains a finding, such as SCT0101.");
        specification.addPositional(Specifications.files("ID", "1", "The id that stands in brackets."));
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        String id = Specifications.parameters(arguments).get(0).toUpperCase(Locale.ROOT);
        DiagnosticKind kind =
                DiagnosticKind.ofId(id).orElseThrow(() -> new InputException("there is no finding " + id));
        terminal.print(Explanations.page(kind)
                .orElse("# " + kind.id() + "\n\nThere is no page for this finding yet.")
                .stripTrailing());
        return ExitStatus.DONE;
    }
}
