package org.syscalltrack.bpf.lower;

import java.util.List;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.asm.Width;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.bpf.hook.Postponement;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.event.Verdict;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.dsl.plan.Step;

/**
 * Hooks: the chain is decided again, and what enforces acts. If the entry has decided otherwise, the enforcing rule
 * wins, and it is a race, unless some value could not be read at the entry. {@link Stack#STASH} holds what the entry
 * decided: the rule plus one, 0 for none, and in its upper half whether something was unknown; all ones where no entry
 * was seen.
 */
final class Enforcement implements Site {
    /** The entry was not seen. */
    static final int UNSEEN = -1;

    private static final int EPERM = 1;
    /** The process that a kernel cannot do without. */
    static final int INIT = 1;

    private static final int EINTR = 4;

    @Override
    public void matched(Lowerings lowerings, Step step, boolean maybeUnreadable, Label next, Label end) {
        if (step.continues()) {
            lowerings.target().flow().jump(next);
        } else if (!step.enforces()) {
            lowerings.target().flow().jump(end);
        } else {
            step.action().accept(new Decisions.Support());
            enforce(lowerings, step, maybeUnreadable);
        }
    }

    @Override
    public boolean isLong(Step step) {
        return step.enforces() && !step.continues();
    }

    @Override
    public void unreadable(Lowerings lowerings, Step step) {
        // The entry has counted it, or the string was readable there.
    }

    /** Where the chain does not enforce here: what the entry decided still holds. */
    static void followEntry(Lowerings lowerings, EntryWork work, Handover handover, Label end) {
        Target target = lowerings.target();
        List<Step> steps = work.before().orElseThrow().steps();
        int postponed = work.postponement().map(Postponement::from).orElse(steps.size());
        if (steps.stream().noneMatch(Step::enforces)) {
            return;
        }
        int slot = target.frame().slotOf(Stack.STASH);
        target.code().load(Size.W, Register.R1, Register.R10, slot);
        target.flow().jumpIf(JumpOp.EQ, Register.R1, 0, end);
        for (int number = handover.from(); number < steps.size(); number++) {
            Step step = steps.get(number);
            if (handover.isDue(number)) {
                handover.leave(number, step);
                return;
            }
            if (step.enforces()) {
                Label next = new Label("entry_decided_otherwise");
                target.flow().source(ChainLowering.sourceLine(step.filterSpan()));
                target.code().load(Size.W, Register.R1, Register.R10, slot);
                boolean left = number >= postponed;
                int decision = step.rule().index() + 1 | (left ? Postponed.MARK : 0);
                target.flow().jumpIf32(JumpOp.NE, Register.R1, decision, next);
                if (left && !work.decides()) {
                    Postponed.closeIfPostponed(target);
                }
                spareInit(lowerings, step);
                if (left) {
                    actRaced(lowerings, step, /* maybeUnreadable= */ false);
                } else {
                    lowerings.counters().count(step.rule(), Counter.ACTED, Counter.RACED);
                    act(lowerings, step);
                }
                target.flow().bind(next);
            }
        }
    }

    /** Enforces, whatever the entry has decided; the program ends here. */
    static void enforce(Lowerings lowerings, Step step, boolean maybeUnreadable) {
        Target target = lowerings.target();
        Label raced = new Label("raced");
        int slot = target.frame().slotOf(Stack.STASH);
        spareInit(lowerings, step);
        target.code().load(Size.DW, Register.R1, Register.R10, slot);
        target.code().move(Register.R2, Register.R1).alu(AluOp.RSH, Register.R2, Integer.SIZE);
        Label other = new Label("entry_other");
        if (lowerings.identity().isShared()) {
            lowerings.identity().numberPlusOne(Register.R3);
            target.flow().jumpIf(Width.W32, JumpOp.NE, Register.R1, Register.R3, other);
        } else {
            target.flow().jumpIf32(JumpOp.NE, Register.R1, step.rule().index() + 1, other);
        }
        lowerings.counters().count(step.rule(), Counter.ACTED);
        act(lowerings, step);
        target.flow().bind(other);
        target.flow().jumpIf(JumpOp.EQ, Register.R2, 0, raced);
        actFirst(lowerings, step, maybeUnreadable);
        target.flow().bind(raced);
        actRaced(lowerings, step, maybeUnreadable);
    }

    /** Where the entry has not counted the match. */
    private static void actRaced(Lowerings lowerings, Step step, boolean maybeUnreadable) {
        lowerings.counters().count(step.rule(), Counter.MATCHED, Counter.ACTED, Counter.RACED);
        step.event().ifPresent(event -> lowerings.events().send(step, event, EventRecord.FLAG_RACED, maybeUnreadable));
        act(lowerings, step);
    }

    /** Enforces where no entry has decided before; the program ends here. */
    static void enforceFirst(Lowerings lowerings, Step step, boolean maybeUnreadable) {
        step.action().accept(new Decisions.Support());
        spareInit(lowerings, step);
        spareKernelThread(lowerings, step);
        if (step.action() instanceof PlannedAction.Suspend suspend) {
            actFirst(lowerings, failing(step, suspend), maybeUnreadable);
        } else {
            actFirst(lowerings, step, maybeUnreadable);
        }
    }

    /** Where there is no process to stop the operation fails instead, and the event says so. */
    private static Step failing(Step step, PlannedAction.Suspend suspend) {
        PlannedRule rule = step.rule();
        return new Step(
                new PlannedRule(rule.index(), rule.name(), Verdict.FAIL, rule.span()),
                step.filter(),
                step.filterSpan(),
                step.unreadableMatches(),
                new PlannedAction.Fail(-EINTR, suspend.rate()),
                step.event(),
                step.continues());
    }

    private static void actFirst(Lowerings lowerings, Step step, boolean maybeUnreadable) {
        lowerings.counters().count(step.rule(), Counter.MATCHED, Counter.ACTED);
        step.event().ifPresent(event -> lowerings.events().send(step, event, 0, maybeUnreadable));
        act(lowerings, step);
    }

    /** Process 1 is let through, unless the rule asks for process ids itself. */
    private static void spareInit(Lowerings lowerings, Step step) {
        if (ProcessUse.asksForProcess(step.filter())) {
            return;
        }
        Target target = lowerings.target();
        Label judged = new Label("not_init");
        target.core().load(Register.R1, Registers.TASK, KernelStructs.TASK_TGID);
        target.flow().jumpIf32(JumpOp.NE, Register.R1, INIT, judged);
        spare(lowerings, step, judged);
    }

    /** Where no call is made: the kernel's own threads are let through as process 1 is. */
    private static void spareKernelThread(Lowerings lowerings, Step step) {
        if (ProcessUse.asksForProcess(step.filter())) {
            return;
        }
        Target target = lowerings.target();
        Label judged = new Label("not_kernel_thread");
        target.core().load(Register.R1, Registers.TASK, KernelStructs.TASK_FLAGS);
        target.code().alu(AluOp.AND, Register.R1, HookProgram.KERNEL_THREAD);
        target.flow().jumpIf(JumpOp.EQ, Register.R1, 0, judged);
        spare(lowerings, step, judged);
    }

    private static void spare(Lowerings lowerings, Step step, Label otherwise) {
        Target target = lowerings.target();
        lowerings.counters().count(step.rule(), Counter.EXEMPTED);
        target.code().move(Register.R0, 0);
        target.flow().exit();
        target.flow().bind(otherwise);
    }

    private static void act(Lowerings lowerings, Step step) {
        Target target = lowerings.target();
        int result = -EPERM;
        if (step.action() instanceof PlannedAction.Suspend suspend) {
            new Suspension(lowerings).suspend(step.rule(), suspend);
            return;
        }
        if (step.action() instanceof PlannedAction.Kill kill) {
            target.code().move(Register.R1, kill.signal()).call(Helper.SEND_SIGNAL);
        } else if (step.action() instanceof PlannedAction.Fail fail) {
            result = fail.errorCode();
        }
        target.code().move(Register.R0, result);
        target.flow().exit();
    }
}
