package org.syscalltrack.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sct_config delete}: removes all rules. */
final class DeleteCommand implements Command {
    @Override
    public CommandSpec specification() {
        return Specifications.command("delete", "Removes all rules from the kernel.");
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        Machine.probe().requirePrivilege();
        boolean deleted = Modules.areUsed()
                ? Modules.loader().delete()
                : Machine.openToRead().loader().delete();
        terminal.print(deleted ? "Successfully deleted all rules" : "There were no rules to delete");
        return ExitStatus.DONE;
    }
}
