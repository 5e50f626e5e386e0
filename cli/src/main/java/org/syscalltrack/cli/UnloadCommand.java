package org.syscalltrack.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sct_unload}: removes the rules and everything else of ours from the kernel. */
final class UnloadCommand implements Command {
    @Override
    public CommandSpec specification() {
        return Specifications.command("sct_unload", "Removes the rules and everything else from the kernel.");
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) {
        Machine.probe().requirePrivilege();
        boolean unloaded = Modules.areUsed()
                ? Modules.loader().unload()
                : Machine.open().loader().unload();
        if (!unloaded) {
            terminal.tell("sct_unload: nothing was loaded");
        }
        return ExitStatus.DONE;
    }
}
