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
 * The program that runs before the decision program of an entry that may leave no stash: it makes void what an earlier
 * call of the thread has left under the generation before, whose hooks and exits would take it for this call's. A loader
 * puts it in between for as long as such hooks and exits are passed, the one generation after them; all others pay
 * nothing.
 */
public final class Forgetter {
    /** How many slots a point's program array has: two for the generations, and two for what a forgetter goes on with. */
    public static final int SLOTS = 4;

    private static final int BEHIND = 2;

    private Forgetter() {}

    /**
     * The slot that the program of a generation goes on with.
     *
     * @param slot the generation's slot
     */
    public static int slotBehind(int slot) {
        return BEHIND + slot;
    }

    /**
     * The program.
     *
     * @param name its symbol
     * @param programs the point's program array
     */
    static Code write(String name, String programs) {
        Label none = new Label("no_stash");
        Assembler code = new Assembler(name).move(Registers.CALL, Register.R1).call(Helper.GET_CURRENT_TASK_BTF);
        Stash.find(code, Register.R0, 0);
        return code.jumpIf(JumpOp.EQ, Register.R0, 0, none)
                .store(Size.W, Register.R0, Stash.GENERATION, 0)
                .bind(none)
                .move(Register.R1, Registers.CALL)
                .loadMap(Register.R2, programs)
                .loadVariable(Register.R3, Maps.OWN_GENERATION, 0)
                .load(Size.W, Register.R3, Register.R3, 0)
                .alu(AluOp.AND, Register.R3, 1)
                .alu(AluOp.ADD, Register.R3, BEHIND)
                .call(Helper.TAIL_CALL)
                .move(Register.R0, 0)
                .exit()
                .assemble();
    }
}
