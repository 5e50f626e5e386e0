package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.catalog.IntegerType;

/** The call's result, at its exit. */
final class CallResult {
    /** Behind the only argument of the entry function, as fexit programs find it. */
    private static final int OFFSET = 8;
    /** ERESTART_RESTARTBLOCK of {@code include/linux/errno.h}; ERESTARTSYS is -512. */
    private static final int LOWEST_RESTART = -516;

    private static final int EINTR = 4;

    private final Target target;

    CallResult(Target target) {
        this.target = target;
    }

    /**
     * Computes the result as the program will see it: sign-extended from the ABI's width, and -EINTR where the kernel's
     * own numbers ask it to restart the call (-512 to -516; no program ever sees those).
     */
    void prepare() {
        if (!target.flow().isReachable() || target.flow().knows(Fact.Common.RESULT)) {
            return;
        }
        Label done = new Label("result_known");
        target.code()
                .load(Size.DW, Register.R1, Register.R10, target.frame().slotOf(Stack.CONTEXT))
                .load(Size.DW, Register.R1, Register.R1, OFFSET);
        if (SavedRegisters.isCompat(target.entry().abi())) {
            ArgumentLoads.extend(target.code(), new IntegerType(Integer.SIZE, true), Register.R1);
        }
        target.code().move(Register.R2, Register.R1).alu(AluOp.ADD, Register.R2, -LOWEST_RESTART);
        target.flow().jumpIf(JumpOp.GT, Register.R2, 4, done);
        target.code().alu(AluOp.MOV, Register.R1, -EINTR);
        target.flow().bind(done);
        target.code().store(Size.DW, Register.R10, target.frame().slotOf(Fact.Common.RESULT), Register.R1);
        target.flow().learn(Fact.Common.RESULT);
    }

    /** {@code destination} = the prepared result. */
    void load(Register destination) {
        target.code().load(Size.DW, destination, Register.R10, target.frame().slotOf(Fact.Common.RESULT));
    }
}
