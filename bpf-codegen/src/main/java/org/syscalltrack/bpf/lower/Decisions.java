package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.plan.NamedFiles;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.Step;

/** Entries and exits: rules are counted and their events sent; what enforces waits for the hook. */
final class Decisions implements Site {
    private final boolean stashes;

    /** Decisions that a later point wants to know of, or not. */
    Decisions(boolean stashes) {
        this.stashes = stashes;
    }

    @Override
    public void matched(Lowerings lowerings, Step step, boolean maybeUnreadable, Label next, Label end) {
        step.action().accept(new Support());
        if (stashes && NamedFiles.search(lowerings.target().call()).findsShown(step)) {
            // The hook decides, where what the event shows is at hand.
            unknown(lowerings.target());
            lowerings.target().flow().jump(next);
            return;
        }
        lowerings.counters().count(step.rule(), Counter.MATCHED);
        if (step.action() instanceof PlannedAction.Count) {
            lowerings.counting().count(step);
        }
        step.event().ifPresent(event -> lowerings.events().send(step, event, 0, maybeUnreadable));
        if (step.continues()) {
            lowerings.target().flow().jump(next);
            return;
        }
        if (stashes) {
            Target target = lowerings.target();
            int slot = target.frame().slotOf(Stack.DECIDED);
            if (lowerings.identity().isShared()) {
                lowerings.identity().numberPlusOne(Register.R1);
                target.code().store(Size.W, Register.R10, slot, Register.R1);
            } else {
                target.code().store(Size.W, Register.R10, slot, step.rule().index() + 1);
            }
        }
        lowerings.target().flow().jump(end);
    }

    @Override
    public boolean isLong(Step step) {
        return true;
    }

    @Override
    public void unreadable(Lowerings lowerings, Step step) {
        lowerings.counters().countUnreadable(step.rule());
        if (stashes) {
            unknown(lowerings.target());
        }
    }

    private static void unknown(Target target) {
        int slot = target.frame().slotOf(Stack.DECIDED) + Integer.BYTES;
        target.code().store(Size.W, Register.R10, slot, 1);
    }

    /** Refuses the actions that are not carried. */
    static final class Support implements PlannedAction.Visitor<Boolean> {
        @Override
        public Boolean log(PlannedAction.Log node) {
            return true;
        }

        @Override
        public Boolean fail(PlannedAction.Fail node) {
            return true;
        }

        @Override
        public Boolean kill(PlannedAction.Kill node) {
            return true;
        }

        @Override
        public Boolean suspend(PlannedAction.Suspend node) {
            return true;
        }

        @Override
        public Boolean pass(PlannedAction.Pass node) {
            return true;
        }

        @Override
        public Boolean count(PlannedAction.Count node) {
            return true;
        }

        @Override
        public Boolean rewrite(PlannedAction.Rewrite node) {
            throw new CannotLowerException(
                    "REWRITE is carried out by the kernel module only; compile with --target kmod");
        }
    }
}
