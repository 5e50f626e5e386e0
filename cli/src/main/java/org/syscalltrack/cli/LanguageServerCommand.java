package org.syscalltrack.cli;

import org.syscalltrack.lsp.LanguageServerMain;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sctc lsp}: the language server, for an editor that starts it and talks on standard input and output. */
final class LanguageServerCommand implements Command {
    @Override
    public CommandSpec specification() {
        CommandSpec specification = Specifications.command(
                "lsp", "Serves an editor: the Language Server Protocol on standard input and output.");
        specification.addOption(Specifications.flag("--stdio")
                .description("What is done anyway; some editors insist on saying it.")
                .build());
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) {
        int status = LanguageServerMain.serve(System.in, System.out);
        return status == 0 ? ExitStatus.DONE : ExitStatus.BAD_INPUT;
    }
}
