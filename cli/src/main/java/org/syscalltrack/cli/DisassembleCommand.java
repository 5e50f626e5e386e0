package org.syscalltrack.cli;

import java.io.IOException;
import org.syscalltrack.bpf.asm.Disassembler;
import org.syscalltrack.bpf.elf.BpfObjectFile;
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
        for (BpfObjectFile.Function program : object.functions()) {
            terminal.print("section " + program.section() + " program " + program.name() + ": "
                    + program.code().slots() + " instructions");
            terminal.print(Disassembler.annotated().disassemble(program.code()));
        }
        return ExitStatus.DONE;
    }
}
