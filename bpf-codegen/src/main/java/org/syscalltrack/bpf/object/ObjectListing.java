package org.syscalltrack.bpf.object;

import org.syscalltrack.bpf.asm.Disassembler;
import org.syscalltrack.bpf.elf.BpfObjectFile;

/** The programs of an object as text: their instructions, under the rules' lines that these were made for. */
public final class ObjectListing {
    private ObjectListing() {}

    /** The listing of all programs in the order of the file; every line ends with a newline. */
    public static String of(BpfObjectFile object) {
        StringBuilder text = new StringBuilder();
        for (BpfObjectFile.Function program : object.functions()) {
            text.append("section ").append(program.section());
            text.append(" program ").append(program.name()).append(": ");
            text.append(program.code().slots()).append(" instructions\n");
            text.append(Disassembler.annotated().disassemble(program.code())).append('\n');
        }
        return text.toString();
    }
}
