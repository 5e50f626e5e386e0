package org.syscalltrack.cli;

import java.io.IOException;
import org.syscalltrack.runtime.MachineException;
import org.syscalltrack.runtime.pin.PinnedState;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sct_config download}: gives the rules back as they were written. */
final class DownloadCommand implements Command {
    @Override
    public CommandSpec specification() {
        return Specifications.command(
                "download",
                "Prints the rules that are in the kernel, as they were written; they can be uploaded again.");
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        PinnedState state = Machine.openToRead().state();
        terminal.print(state.source(state.generation())
                .orElseThrow(() -> new MachineException("there are no rules in the kernel")));
        return ExitStatus.DONE;
    }
}
