package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.catalog.Entry;

/** Which call a thread is in, by its saved registers and its state. */
final class EntrySelection {
    /** TS_COMPAT of {@code arch/x86/include/asm/thread_info.h}: a 32-bit call is under way. */
    static final int TS_COMPAT = 2;

    private EntrySelection() {}

    /** {@code R2} = not 0 if a 32-bit call is under way. */
    static void loadCompat(Lowerings lowerings) {
        lowerings.process().ensureTask();
        lowerings.target().core().load(Register.R2, Registers.TASK, KernelStructs.TASK_STATUS);
        lowerings.target().code().alu(AluOp.AND, Register.R2, TS_COMPAT);
    }

    /** {@code R1} = the number of the call. */
    static void loadNumber(Target target) {
        target.code().load(Size.W, Register.R1, Registers.CALL, SavedRegisters.X86_NUMBER);
    }

    /** Goes to the label unless a multiplexer ({@code socketcall}, {@code ipc}) carries this sub-call; R3 and R4 are lost. */
    static void unlessSelected(Target target, Label otherwise) {
        if (target.entry().selector().isEmpty()) {
            return;
        }
        Entry.Selector selector = target.entry().selector().get();
        int offset = SavedRegisters.argument(target.entry().abi(), selector.slot());
        target.code()
                .load(Size.W, Register.R3, Registers.CALL, offset)
                .move(Register.R4, selector.mask())
                .alu(AluOp.AND, Register.R3, Register.R4);
        target.flow().jumpIf32(JumpOp.NE, Register.R3, (int) selector.value(), otherwise);
    }

    /** Goes to the label unless the thread is in a call of this ABI and number. */
    static void unlessAbi(Lowerings lowerings, Label otherwise) {
        Target target = lowerings.target();
        loadNumber(target);
        target.flow().jumpIf(JumpOp.NE, Register.R1, target.entry().number(), otherwise);
        loadCompat(lowerings);
        JumpOp differs = SavedRegisters.isCompat(target.entry().abi()) ? JumpOp.EQ : JumpOp.NE;
        target.flow().jumpIf(differs, Register.R2, 0, otherwise);
        unlessSelected(target, otherwise);
    }
}
