package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.plan.PlannedRule;

/** Adds to a rule's counters; every CPU has its own, so no lock is needed. R0 to R5 are lost. */
final class Counters {
    /** The stack of a function that counts, as the verifier rounds it up. */
    private static final int FRAME = 32;

    private final Target target;

    private final RuleIdentity identity;
    private boolean manyRules;

    Counters(Target target, RuleIdentity identity) {
        this.target = target;
        this.identity = identity;
    }

    /** What follows is for so many rules that two instructions for each matter. */
    void forManyRules() {
        manyRules = true;
    }

    /** Counts that a rule's filter was unknown. */
    void countUnreadable(PlannedRule rule) {
        if (manyRules) {
            target.frame().reserveForCalls(FRAME);
            target.code()
                    .move(Register.R1, rule.index())
                    .call(target.functions().count(Maps.COUNTERS, Counter.UNREADABLE.offset()));
        } else {
            count(rule, Counter.UNREADABLE);
        }
    }

    /** Adds one to each, and keeps the place for {@link #countAgain}. */
    void count(PlannedRule rule, Counter... counters) {
        Label done = new Label("counted");
        identity.keyAddress(Register.R2, rule.index());
        target.code()
                .loadMap(Register.R1, Maps.COUNTERS)
                .call(Helper.MAP_LOOKUP_ELEM)
                .store(Size.DW, Register.R10, target.frame().slotOf(Stack.COUNTERS), Register.R0);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, done);
        for (Counter counter : counters) {
            add(counter);
        }
        target.flow().bind(done);
    }

    /** Adds one to a further counter of the rule that was counted last. */
    void countAgain(Counter counter) {
        Label done = new Label("counted_again");
        target.code().load(Size.DW, Register.R0, Register.R10, target.frame().slotOf(Stack.COUNTERS));
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, done);
        add(counter);
        target.flow().bind(done);
    }

    private void add(Counter counter) {
        target.code()
                .load(Size.DW, Register.R1, Register.R0, counter.offset())
                .alu(AluOp.ADD, Register.R1, 1)
                .store(Size.DW, Register.R0, counter.offset(), Register.R1);
    }
}
