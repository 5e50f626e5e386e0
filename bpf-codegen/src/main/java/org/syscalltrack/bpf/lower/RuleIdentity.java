package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.plan.Step;

/**
 * Which rule has matched, for the code of a match: a constant, or, in code that several rules share, numbers on the
 * stack.
 */
final class RuleIdentity {
    /** Where the stack has the rule's number, and behind it the layout's and the verdict's. */
    private static final int LAYOUT = Integer.BYTES;

    private final Target target;
    private boolean shared;

    RuleIdentity(Target target) {
        this.target = target;
    }

    /** From here on the code is for several rules, or no more. */
    void share(boolean now) {
        shared = now;
    }

    /** Leaves a rule's numbers to the code that it shares with others. */
    void leave(Step step) {
        int slot = target.frame().slotOf(Stack.RULE);
        target.code().store(Size.W, Register.R10, slot, step.rule().index());
        step.event()
                .ifPresent(event -> target.code()
                        .store(
                                Size.W,
                                Register.R10,
                                slot + LAYOUT,
                                layoutOf(step, event.layout().id())));
    }

    /** {@code destination} = the address of the rule's number, as a key of 32 bits. */
    void keyAddress(Register destination, int rule) {
        if (shared) {
            target.stackAddress(destination, target.frame().slotOf(Stack.RULE));
        } else {
            int key = target.frame().slotOf(Stack.KEY);
            target.code().store(Size.W, Register.R10, key, rule);
            target.stackAddress(destination, key);
        }
    }

    /** In shared code: {@code destination} = what an event's header says of the rule, and flags; R2 is lost. */
    void layout(Register destination, int flags) {
        target.code().load(Size.W, destination, Register.R10, target.frame().slotOf(Stack.RULE) + LAYOUT);
        if (flags != 0) {
            target.code().move(Register.R2, (long) flags << 24).alu(AluOp.OR, destination, Register.R2);
        }
    }

    /** What an event's header says of a rule: its layout and its verdict. */
    static int layoutOf(Step step, int layout) {
        return layout | step.rule().verdict().code() << 16;
    }

    /** In shared code: {@code destination} = the rule's number plus one. */
    void numberPlusOne(Register destination) {
        target.code()
                .load(Size.W, destination, Register.R10, target.frame().slotOf(Stack.RULE))
                .alu(AluOp.ADD, destination, 1);
    }

    /** Whether the code is for several rules. */
    boolean isShared() {
        return shared;
    }
}
