package org.syscalltrack.bpf.function;

import static org.syscalltrack.bpf.asm.Register.R0;
import static org.syscalltrack.bpf.asm.Register.R1;
import static org.syscalltrack.bpf.asm.Register.R10;
import static org.syscalltrack.bpf.asm.Register.R2;
import static org.syscalltrack.bpf.asm.Register.R3;
import static org.syscalltrack.bpf.asm.Register.R4;
import static org.syscalltrack.bpf.asm.Register.R6;
import static org.syscalltrack.bpf.asm.Register.R7;
import static org.syscalltrack.bpf.asm.Register.R8;
import static org.syscalltrack.bpf.asm.Register.R9;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Size;

/** A path that is made from its last component to its first, at the end of the memory in R6. */
final class BackwardPath {
    static final byte SLASH = '/';
    /** A path of {@link Work#LONGEST} bytes has half as many components; the other steps are for mount points. */
    private static final int STEPS = 4096;

    private static final int WORK_SLOT = -8;

    private BackwardPath() {}

    /** Makes the steps, each a call of the function with the memory, until one says that it is the last. */
    static void loop(Assembler code, String step, Label failed) {
        code.store(Size.DW, R6, Work.POSITION, Work.END)
                .store(Size.DW, R6, Work.STATE, 0)
                .store(Size.B, R6, Work.PATH + Work.END, 0)
                .store(Size.DW, R10, WORK_SLOT, R6)
                .move(R1, STEPS)
                .loadFunction(R2, step)
                .move(R3, R10)
                .alu(AluOp.ADD, R3, WORK_SLOT)
                .move(R4, 0)
                .call(Helper.LOOP);
        Work.load(code, R1, Work.STATE);
        code.jumpIf(JumpOp.NE, R1, Work.DONE, failed);
    }

    /** At the begin of a step: takes the memory over into R6. */
    static void beginStep(Assembler code) {
        code.load(Size.DW, R6, R2, 0);
    }

    /** Ends the step and the loop: the path is whole. */
    static void done(Assembler code) {
        code.store(Size.DW, R6, Work.STATE, Work.DONE);
        Work.leave(code, 1);
    }

    /** Puts a slash and a name of R9 bytes at the address in R3 before the path; R0 to R5 are lost. */
    static void prepend(Assembler code, Label failed) {
        Work.load(code, R1, Work.POSITION);
        code.jumpIf(JumpOp.GT, R1, Work.END, failed)
                .jumpIf(JumpOp.EQ, R9, 0, failed)
                .jumpIf(JumpOp.GT, R9, Work.LONGEST_NAME, failed)
                .alu(AluOp.SUB, R1, R9)
                .jumpIf(JumpOp.SLT, R1, Work.END - Work.LONGEST + 1, failed)
                .move(R2, R1)
                .alu(AluOp.SUB, R2, 1);
        Work.store(code, Work.POSITION, R2);
        code.move(R2, R6)
                .alu(AluOp.ADD, R2, Work.PATH)
                .alu(AluOp.ADD, R2, R1)
                .move(R1, R2)
                .store(Size.B, R1, -1, SLASH)
                .move(R2, R9)
                .call(Helper.PROBE_READ_KERNEL)
                .jumpIf(JumpOp.NE, R0, 0, failed);
    }

    /** Copies the path into the room in R7 and ends the function with its length and the NUL; without one, it is the root. */
    static void finish(Assembler code, Label failed) {
        Label named = new Label("named");
        Work.load(code, R8, Work.POSITION);
        code.jumpIf(JumpOp.LT, R8, Work.END, named).store(Size.B, R7, 0, SLASH).store(Size.B, R7, 1, 0);
        Work.leave(code, 2);
        code.bind(named)
                .move(R9, Work.END + 1)
                .alu(AluOp.SUB, R9, R8)
                .move(R1, R7)
                .move(R2, R9)
                .move(R3, R6)
                .alu(AluOp.ADD, R3, Work.PATH)
                .alu(AluOp.ADD, R3, R8)
                .call(Helper.PROBE_READ_KERNEL)
                .jumpIf(JumpOp.NE, R0, 0, failed)
                .move(R0, R9)
                .exit();
    }
}
