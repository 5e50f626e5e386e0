package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;

/**
 * The program that is attached: it reads the current generation once and leaves for that generation's decision program.
 * It is the same for all generations, so replacing rules attaches nothing.
 */
final class Dispatcher {
    private static final int KEY = -8;

    private Dispatcher() {}

    /**
     * The dispatcher of a point.
     *
     * @param name its symbol
     * @param programs the point's program array
     */
    static Code write(String name, String programs) {
        Label end = new Label("end");
        return new Assembler(name)
                .move(Register.R6, Register.R1)
                .store(Size.W, Register.R10, KEY, 0)
                .move(Register.R2, Register.R10)
                .alu(AluOp.ADD, Register.R2, KEY)
                .loadMap(Register.R1, Maps.GENERATION)
                .call(Helper.MAP_LOOKUP_ELEM)
                .jumpIf(JumpOp.EQ, Register.R0, 0, end)
                .load(Size.W, Register.R3, Register.R0, 0)
                .alu(AluOp.AND, Register.R3, 1)
                .move(Register.R1, Register.R6)
                .loadMap(Register.R2, programs)
                .call(Helper.TAIL_CALL)
                .bind(end)
                .move(Register.R0, 0)
                .exit()
                .assemble();
    }
}
