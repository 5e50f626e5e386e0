package org.syscalltrack.cli;

import java.io.IOException;
import java.util.List;
import org.syscalltrack.runtime.suspend.SuspendedCall;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sct_config resume}: lets processes go on that SUSPEND has stopped. */
final class ResumeCommand implements Command {
    @Override
    public CommandSpec specification() {
        CommandSpec specification = Specifications.command(
                "resume",
                "Lets processes go on that a SUSPEND rule has stopped: the stopped call is carried out, once.");
        specification.addPositional(
                Specifications.files("PID", "1..*", "Process ids, as sct_config status shows them."));
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        List<Integer> processes = Specifications.parameters(arguments).stream()
                .map(ResumeCommand::process)
                .toList();
        Machine machine = Machine.openToRead();
        ExitStatus status = ExitStatus.DONE;
        for (int process : processes) {
            List<SuspendedCall> calls = machine.loader().resume(process);
            if (calls.isEmpty()) {
                terminal.tell("sct_config: no call of process " + process
                        + " is stopped by a rule; sct_config status lists those that are");
                status = ExitStatus.BAD_INPUT;
            } else {
                terminal.print("Resumed process " + process);
            }
        }
        return status;
    }

    private static int process(String word) {
        try {
            int process = Integer.parseInt(word);
            if (process > 0) {
                return process;
            }
        } catch (NumberFormatException e) {
            // Told below, as any other number that is no process id.
        }
        throw new UsageException("'" + word + "' is no process id");
    }
}
