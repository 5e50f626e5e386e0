package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.StringSource;

/** Equality of two strings of a call, eight words a step. */
final class StringEqualities {
    /** The loop's state on the stack: the address of one string. */
    static final int LEFT = 0;
    /** The address of the other. */
    static final int RIGHT = 8;
    /** The number of bytes. */
    static final int LENGTH = 16;
    /** 1, once a difference was found. */
    static final int DIFFERENT = 24;

    /** The size of the state. */
    static final int BYTES = 32;

    private final Target target;
    private final StringLoads loads;

    StringEqualities(Target target, StringLoads loads) {
        this.target = target;
        this.loads = loads;
    }

    /** Goes where the comparison leads; one that cannot be read outweighs one that is absent. */
    void compare(Condition.StringEquality node, Outcomes outcomes) {
        loads.ensureLoaded(node.left());
        loads.ensureLoaded(node.right());
        if (!target.flow().isReachable()) {
            return;
        }
        Label cut = new Label("equality_cut");
        outcome(Register.R1, node.left());
        outcome(Register.R2, node.right());
        target.flow().jumpIf(JumpOp.SLT, Register.R1, 0, outcomes.ifUnreadable());
        target.flow().jumpIf(JumpOp.SLT, Register.R2, 0, outcomes.ifUnreadable());
        target.flow().jumpIf(JumpOp.EQ, Register.R1, 0, outcomes.ifAbsent());
        target.flow().jumpIf(JumpOp.EQ, Register.R2, 0, outcomes.ifAbsent());
        // A string that goes on differs from any that was read whole, and has another outcome.
        target.flow().jumpIf(JumpOp.NE, Register.R1, Register.R2, outcomes.ifFalse());
        target.flow().jumpIf(JumpOp.GT, Register.R1, StringLoads.WHOLE, cut);
        loop(node, false);
        target.flow().jumpIf(JumpOp.NE, Register.R1, 0, outcomes.ifFalse());
        target.flow().jump(outcomes.ifTrue());
        target.flow().bind(cut);
        loop(node, true);
        target.flow().jumpIf(JumpOp.NE, Register.R1, 0, outcomes.ifFalse());
        target.flow().jump(outcomes.ifUnreadable());
    }

    private void outcome(Register destination, StringSource source) {
        target.code().load(Size.DW, destination, Registers.SCRATCH, loads.outcomeOf(source));
    }

    /** {@code R1} = not 0 if the strings, of the same outcome in R1, differ in what was read of them. */
    private void loop(Condition.StringEquality node, boolean cut) {
        int state = target.frame().areaOf("equality", BYTES);
        target.frame().reserveForCalls(LoopBody.STACK);
        target.scratchAddress(Register.R2, target.scratch().offsetOf(node.left()));
        target.code().store(Size.DW, Register.R10, state + LEFT, Register.R2);
        target.scratchAddress(Register.R3, target.scratch().offsetOf(node.right()));
        target.code().store(Size.DW, Register.R10, state + RIGHT, Register.R3);
        if (cut) {
            target.code().move(Register.R1, EventRecord.MAXIMUM_STRING);
        } else {
            // The longest string has a length with all bits set; the verifier wants to be told that none is longer.
            target.code().alu(AluOp.SUB, Register.R1, 1).alu(AluOp.AND, Register.R1, EventRecord.MAXIMUM_STRING);
        }
        // The last words are compared whole, so what lies behind the strings has to be the same.
        target.code()
                .alu(AluOp.ADD, Register.R2, Register.R1)
                .store(Size.DW, Register.R2, 0, 0)
                .alu(AluOp.ADD, Register.R3, Register.R1)
                .store(Size.DW, Register.R3, 0, 0)
                .store(Size.DW, Register.R10, state + LENGTH, Register.R1)
                .store(Size.DW, Register.R10, state + DIFFERENT, 0);
        run(target, LoopBody.EQUALITY, state);
        target.code().load(Size.DW, Register.R1, Register.R10, state + DIFFERENT);
    }

    /** Runs a loop over as many words as the state's length says; R0 to R5 are lost. */
    static void run(Target target, LoopBody body, int state) {
        target.shared().use(body);
        target.code().load(Size.DW, Register.R1, Register.R10, state + LENGTH);
        body.loop(target.code(), state);
    }
}
