package org.syscalltrack.cli;

import java.io.IOException;
import org.syscalltrack.bpf.object.ObjectListing;
import org.syscalltrack.runtime.object.CompiledObject;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sctc disasm}: the instructions of an object, with the rule lines that they were made for. */
final class DisassembleCommand implements Command {
    @Override
    public CommandSpec specification() {
        CommandSpec specification =
                Specifications.command("disasm", "Prints the eBPF instructions of an object, with its rules' lines.");
        specification.addPositional(Specifications.files("OBJECT", "1", "A file that sctc compile wrote."));
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        CompiledObject object =
                ObjectFiles.read(Specifications.parameters(arguments).get(0));
        terminal.print(ObjectListing.of(object.file()).stripTrailing());
        return ExitStatus.DONE;
    }
}
