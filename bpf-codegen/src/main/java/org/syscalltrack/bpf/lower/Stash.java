package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.catalog.Entry;

/** What a call's entry leaves for its later points, in task storage ({@code docs/object-format.md}). */
final class Stash {
    static final int BYTES = 16;
    static final int GENERATION = 0;
    static final int NUMBER = 4;
    static final int ABI = 8;
    static final int DECIDED = 12;

    /** In the word about the decision: some filter was unknown before the decision. */
    static final int UNKNOWN_BIT = 31;

    private Stash() {}

    /** At the entry: stores the call and the decision in the slot of {@link Stack#DECIDED}; R0 to R5 are lost. */
    static void store(Target target, boolean decides) {
        Label done = new Label("stashed");
        lookup(target, KeptStrings.CREATE);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, done);
        own(target, Register.R1);
        target.code()
                .store(Size.W, Register.R0, GENERATION, Register.R1)
                .store(Size.W, Register.R0, NUMBER, target.entry().number())
                .store(Size.W, Register.R0, ABI, compat(target.entry()));
        if (decides) {
            target.code()
                    .load(Size.W, Register.R1, Register.R10, target.frame().slotOf(Stack.DECIDED))
                    .load(Size.W, Register.R2, Register.R10, target.frame().slotOf(Stack.DECIDED) + Integer.BYTES)
                    .alu(AluOp.LSH, Register.R2, UNKNOWN_BIT)
                    .alu(AluOp.OR, Register.R1, Register.R2)
                    .store(Size.W, Register.R0, DECIDED, Register.R1);
        } else {
            target.code().store(Size.W, Register.R0, DECIDED, 0);
        }
        target.flow().bind(done);
    }

    /** At the hook: takes the decision of the stash in R0 over into the slot of {@link Stack#STASH}. */
    static void takeDecision(Target target) {
        int slot = target.frame().slotOf(Stack.STASH);
        target.code()
                .load(Size.W, Register.R1, Register.R0, DECIDED)
                .move(Register.R2, Register.R1)
                .alu(AluOp.AND, Register.R1, Integer.MAX_VALUE)
                .store(Size.W, Register.R10, slot, Register.R1)
                .alu(AluOp.RSH, Register.R2, UNKNOWN_BIT)
                .store(Size.W, Register.R10, slot + Integer.BYTES, Register.R2);
    }

    /** {@code R0} = the calling thread's stash, or null. */
    static void lookup(Target target, int flags) {
        find(target.code(), Registers.TASK, flags);
    }

    /** {@code R0} = the stash of the thread in {@code task}, or null; R1 to R5 are lost. */
    static void find(Assembler code, Register task, int flags) {
        code.loadMap(Register.R1, Maps.STASH)
                .move(Register.R2, task)
                .move(Register.R3, 0)
                .move(Register.R4, flags)
                .call(Helper.TASK_STORAGE_GET);
    }

    /**
     * Goes on with the generation of the stash in R0, which is about this call: falls through if it is ours, leaves for
     * the program of the previous generation if it is that one's, and goes to {@code otherwise} if it is neither's.
     */
    static void follow(Target target, String programs, Label otherwise) {
        Label ours = new Label("stash_ours");
        target.code().load(Size.W, Register.R3, Register.R0, GENERATION);
        own(target, Register.R2);
        target.flow().jumpIf(JumpOp.EQ, Register.R3, Register.R2, ours);
        target.code().alu(AluOp.SUB, Register.R2, 1);
        target.flow().jumpIf(JumpOp.NE, Register.R3, Register.R2, otherwise);
        target.code()
                .alu(AluOp.AND, Register.R3, 1)
                .load(Size.DW, Register.R1, Register.R10, target.frame().slotOf(Stack.CONTEXT))
                .loadMap(Register.R2, programs)
                .call(Helper.TAIL_CALL)
                .move(Register.R0, 0);
        target.flow().exit();
        target.flow().bind(ours);
    }

    /** {@code destination} = the generation of the object itself. */
    static void own(Target target, Register destination) {
        target.code().loadVariable(destination, Maps.OWN_GENERATION, 0).load(Size.W, destination, destination, 0);
    }

    /** The word for an entry's ABI. */
    static int compat(Entry entry) {
        return SavedRegisters.isCompat(entry.abi()) ? 1 : 0;
    }
}
