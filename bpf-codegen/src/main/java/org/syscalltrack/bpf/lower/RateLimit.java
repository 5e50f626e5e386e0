package org.syscalltrack.bpf.lower;

import java.util.Optional;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.AtomicOp;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.Rate;
import org.syscalltrack.dsl.plan.Step;

/**
 * A rule's token bucket as one number: the time at which the bucket would be full again (the "theoretical arrival time"
 * of ITU-T I.371, annex A). An event is allowed while that is no further ahead than a burst, and moves it on by the time
 * that one event costs. All CPUs share the number by compare and exchange, so no lock is needed.
 */
public final class RateLimit {
    /** A program that loses so many exchanges in a row to other CPUs counts its event as suppressed. */
    private static final int ATTEMPTS = 4;
    /** Far beyond any uptime, and its double still is a positive number. */
    private static final long LONGEST = 1L << 61;

    private final Target target;
    private final RuleIdentity identity;

    RateLimit(Target target, RuleIdentity identity) {
        this.target = target;
        this.identity = identity;
    }

    /** Whether some rule limits its events. */
    public static boolean isIn(Plan plan) {
        return plan.chains().stream()
                .flatMap(chain -> chain.steps().stream())
                .anyMatch(step -> of(step.action()).isPresent());
    }

    /** Goes to the label where the step's bucket is empty; R0 to R5 are lost. */
    void unlessAllowed(Step step, Label suppressed) {
        Optional<Rate> rate = of(step.action());
        if (rate.isPresent()) {
            limit(step.rule().index(), rate.get(), suppressed);
        }
    }

    private void limit(int rule, Rate rate, Label suppressed) {
        Label allowed = new Label("rate_allowed");
        int bucket = target.frame().slotOf(Stack.BUCKET);
        identity.keyAddress(Register.R2, rule);
        target.code()
                .loadMap(Register.R1, Maps.RATES)
                .call(Helper.MAP_LOOKUP_ELEM)
                .store(Size.DW, Register.R10, bucket, Register.R0);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, allowed);
        target.code()
                .call(Helper.KTIME_GET_BOOT_NS)
                .move(Register.R3, Register.R0)
                .load(Size.DW, Register.R1, Register.R10, bucket)
                .load(Size.DW, Register.R0, Register.R1, 0);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            exchange(rate, allowed, suppressed);
        }
        target.flow().jump(suppressed);
        target.flow().bind(allowed);
    }

    /** One attempt: R0 is what the bucket was seen to hold, R1 its address, R3 the time. */
    private void exchange(Rate rate, Label allowed, Label suppressed) {
        Label ahead = new Label("rate_ahead");
        target.code().move(Register.R5, Register.R0).move(Register.R4, Register.R0);
        target.flow().jumpIf(JumpOp.GT, Register.R4, Register.R3, ahead);
        target.code().move(Register.R4, Register.R3);
        target.flow().bind(ahead);
        target.code()
                .move(Register.R2, Register.R4)
                .alu(AluOp.SUB, Register.R2, Register.R3)
                .move(Register.R0, (rate.burst() - 1) * costLimitedTo(rate, LONGEST / rate.burst()));
        target.flow().jumpIf(JumpOp.GT, Register.R2, Register.R0, suppressed);
        target.code()
                .move(Register.R2, costLimitedTo(rate, LONGEST))
                .alu(AluOp.ADD, Register.R4, Register.R2)
                .move(Register.R0, Register.R5)
                .atomic(Size.DW, AtomicOp.CMPXCHG, Register.R1, 0, Register.R4);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, Register.R5, allowed);
    }

    /** The nanoseconds that one event costs. */
    private static long costLimitedTo(Rate rate, long most) {
        return Math.min(most, rate.period().dividedBy(rate.events()).toNanos());
    }

    private static Optional<Rate> of(PlannedAction action) {
        return action.accept(new RateOf());
    }

    private static final class RateOf implements PlannedAction.Visitor<Optional<Rate>> {
        @Override
        public Optional<Rate> log(PlannedAction.Log node) {
            return node.rate();
        }

        @Override
        public Optional<Rate> fail(PlannedAction.Fail node) {
            return node.rate();
        }

        @Override
        public Optional<Rate> kill(PlannedAction.Kill node) {
            return node.rate();
        }

        @Override
        public Optional<Rate> suspend(PlannedAction.Suspend node) {
            return node.rate();
        }

        @Override
        public Optional<Rate> pass(PlannedAction.Pass node) {
            return Optional.empty();
        }

        @Override
        public Optional<Rate> count(PlannedAction.Count node) {
            return Optional.empty();
        }

        @Override
        public Optional<Rate> rewrite(PlannedAction.Rewrite node) {
            return Optional.empty();
        }
    }
}
