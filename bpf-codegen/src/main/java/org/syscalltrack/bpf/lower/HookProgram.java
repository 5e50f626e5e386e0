package org.syscalltrack.bpf.lower;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.When;

/**
 * The decision program of a security hook: finds out which of its calls the thread is in, and decides that call's chain
 * again. In io_uring the saved registers are those of another call or of none, so they are not believed there.
 */
final class HookProgram {
    /** PF_KTHREAD of {@code include/linux/sched.h}. */
    static final int KERNEL_THREAD = 0x200000;

    /** The same, or PF_IO_WORKER. */
    private static final int WORKER_FLAGS = 0x10 | KERNEL_THREAD;
    /** {@code io_uring_enter}, the same in all tables newer than Linux 5.1. */
    private static final int IO_URING_ENTER = 426;

    private final Program program;

    HookProgram(Program program) {
        this.program = program;
    }

    /** Writes the program up to its end. */
    void write() {
        List<EntryWork> work = program.point().work();
        if (program.part().isPresent()) {
            resume(work, program.part().get());
            return;
        }
        program.source(work.get(0).before().orElseThrow());
        Label withoutCall = new Label("without_call");
        Lowerings first = program.lowerings(work.get(0), When.BEFORE, false);
        Target target = first.target();
        program.keepContext();
        first.process().ensureTask();
        target.core().load(Register.R1, Registers.TASK, KernelStructs.TASK_FLAGS);
        target.code().alu(AluOp.AND, Register.R1, WORKER_FLAGS);
        target.flow().jumpIf(JumpOp.NE, Register.R1, 0, withoutCall);
        loadCall(target);
        EntrySelection.loadNumber(target);
        EntrySelection.loadCompat(first);
        List<Label> labels = new ArrayList<>();
        for (EntryWork each : work) {
            labels.add(select(each));
        }
        program.flow().jumpIf(JumpOp.EQ, Register.R1, IO_URING_ENTER, withoutCall);
        program.flow().jump(program.end());
        for (int i = 0; i < work.size(); i++) {
            program.flow().bind(labels.get(i));
            write(i, work.get(i));
        }
        program.flow().bind(withoutCall);
        writeWithoutCall(work, first);
    }

    private static void loadCall(Target target) {
        target.code()
                .move(Register.R1, Registers.TASK)
                .call(Helper.TASK_PT_REGS)
                .move(Registers.CALL, Register.R0);
    }

    /** What another program has begun. */
    private void resume(List<EntryWork> work, Part part) {
        EntryWork each = work.get(part.work());
        program.source(each.before().orElseThrow());
        Lowerings lowerings = program.lowerings(each, When.BEFORE, false);
        program.keepContext();
        lowerings.process().ensureTask();
        if (part.role() == Part.Role.WITHOUT_CALL) {
            handover(0, part.role(), lowerings).takeOver();
            writeWithoutCall(work, lowerings);
            return;
        }
        loadCall(lowerings.target());
        handover(part.work(), part.role(), lowerings).takeOver();
        switch (part.role()) {
            case CHAIN -> decide(part.work(), each, lowerings);
            case LEFT -> decideLeft(part.work(), each, lowerings, new Label("not_enforced_here"));
            default -> follow(part.work(), each, lowerings);
        }
    }

    private Handover handover(int number, Part.Role role, Lowerings lowerings) {
        Optional<Stack> word = role == Part.Role.WITHOUT_CALL ? Optional.empty() : Optional.of(Stack.STASH);
        return new Handover(program, lowerings, number, role, word);
    }

    /** Goes to the returned label if R1 and R2 are an entry's number and ABI. */
    private Label select(EntryWork work) {
        Label selected = new Label("call_" + work.entry().name());
        Label next = new Label("next_call");
        program.flow().jumpIf(JumpOp.NE, Register.R1, work.entry().number(), next);
        JumpOp same = SavedRegisters.isCompat(work.entry().abi()) ? JumpOp.NE : JumpOp.EQ;
        if (work.entry().selector().isEmpty()) {
            program.flow().jumpIf(same, Register.R2, 0, selected);
        } else {
            Label abi = new Label("call_abi");
            program.flow().jumpIf(same, Register.R2, 0, abi);
            program.flow().jump(next);
            program.flow().bind(abi);
            EntrySelection.unlessSelected(
                    program.lowerings(work, When.BEFORE, false).target(), next);
            program.flow().jump(selected);
        }
        program.flow().bind(next);
        return selected;
    }

    private void write(int number, EntryWork work) {
        Lowerings lowerings = program.lowerings(work, When.BEFORE, false);
        Target target = lowerings.target();
        program.source(work.before().orElseThrow());
        Label unseen = new Label("entry_unseen");
        Label decide = new Label("decide");
        Stash.lookup(target, 0);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, unseen);
        target.code().load(Size.W, Register.R1, Register.R0, Stash.NUMBER);
        target.flow().jumpIf(JumpOp.NE, Register.R1, work.entry().number(), unseen);
        target.code().load(Size.W, Register.R1, Register.R0, Stash.ABI);
        target.flow().jumpIf(JumpOp.NE, Register.R1, Stash.compat(work.entry()), unseen);
        Stash.follow(target, program.programs(), unseen);
        Stash.takeDecision(target);
        if (Suspension.isIn(work.before().orElseThrow())) {
            new Suspension(lowerings).follow(program.end());
        }
        boolean postpones = work.postponement().isPresent();
        boolean enforces = work.before().orElseThrow().enforces();
        if (postpones && work.decides()) {
            Label closed = new Label("closed");
            Postponed.unless(target, enforces ? closed : program.end());
            Postponed.close(target);
            target.flow().bind(closed);
        }
        target.flow().jump(decide);
        target.flow().bind(unseen);
        if (postpones && !enforces) {
            target.flow().jump(program.end());
        }
        target.code().store(Size.DW, Register.R10, target.frame().slotOf(Stack.STASH), Enforcement.UNSEEN);
        target.flow().bind(decide);
        lowerings.strings().begin();
        decide(number, work, lowerings);
    }

    private void decide(int number, EntryWork work, Lowerings lowerings) {
        Label otherwise = new Label("not_enforced_here");
        Chain chain = work.before().orElseThrow();
        Handover handover = handover(number, Part.Role.CHAIN, lowerings);
        if (work.postponement().isPresent()) {
            Label left = new Label("postponed");
            new ChainLowering(lowerings, new PostponedRules(work, false, otherwise, program.end()), handover)
                    .lower(work.postponement().get().before(chain), left);
            program.flow().bind(left);
            decideLeft(number, work, lowerings, otherwise);
            return;
        }
        new ChainLowering(lowerings, new Enforcement(), handover).lower(chain.steps(), otherwise);
        program.flow().bind(otherwise);
        if (program.flow().isReachable()) {
            follow(number, work, lowerings);
        }
    }

    /** What the entry has left undecided. */
    private void decideLeft(int number, EntryWork work, Lowerings lowerings, Label otherwise) {
        if (program.flow().isReachable()) {
            Handover handover = handover(number, Part.Role.LEFT, lowerings);
            new ChainLowering(lowerings, new PostponedRules(work, true, otherwise, program.end()), handover)
                    .lower(work.postponement().orElseThrow().left(work.before().orElseThrow()), otherwise);
        }
        program.flow().bind(otherwise);
        if (program.flow().isReachable()) {
            follow(number, work, lowerings);
        }
    }

    private void follow(int number, EntryWork work, Lowerings lowerings) {
        Enforcement.followEntry(lowerings, work, handover(number, Part.Role.FOLLOW, lowerings), program.end());
        program.flow().jump(program.end());
    }

    /** The rules of all calls of the hook, in their order: those that ask for parameters cannot be decided. */
    private void writeWithoutCall(List<EntryWork> work, Lowerings first) {
        Set<Integer> done = new HashSet<>();
        List<WorkStep> steps = new ArrayList<>();
        for (EntryWork each : work) {
            for (Step step : each.before().orElseThrow().steps()) {
                if (done.add(step.rule().index())) {
                    steps.add(new WorkStep(each, step));
                }
            }
        }
        steps.sort((a, b) ->
                Integer.compare(a.step().rule().index(), b.step().rule().index()));
        Handover handover = handover(0, Part.Role.WITHOUT_CALL, first);
        for (int number = handover.from(); number < steps.size(); number++) {
            if (handover.isDue(number)) {
                handover.leave(number, steps.get(number).step());
                return;
            }
            writeWithoutCall(steps.get(number));
        }
        program.flow().jump(program.end());
    }

    private void writeWithoutCall(WorkStep each) {
        Lowerings lowerings = program.lowerings(each.work(), When.BEFORE, true);
        if (!new ParameterUse(true, lowerings.target().objects())
                .asks(each.step().filter())) {
            Label next = new Label("without_call_next");
            lowerings
                    .target()
                    .flow()
                    .source(ChainLowering.sourceLine(each.step().filterSpan()));
            try {
                Handover none = handover(0, Part.Role.WITHOUT_CALL, lowerings);
                new ChainLowering(lowerings, new WithoutCall(each.work(), next), none).lowerAlone(each.step(), next);
            } catch (CannotLowerException e) {
                throw new RefusedStepException(each.step(), e);
            }
            program.flow().bind(next);
        } else if (each.step().enforces()) {
            program.flow().source(ChainLowering.sourceLine(each.step().filterSpan()));
            lowerings.counters().count(each.step().rule(), Counter.UNSEEN);
        }
    }

    private record WorkStep(EntryWork work, Step step) {}

    /** A match of an operation without a system call: nobody has decided it before. */
    private final class WithoutCall implements Site {
        private final EntryWork work;
        private final Label nextRule;

        WithoutCall(EntryWork work, Label nextRule) {
            this.work = work;
            this.nextRule = nextRule;
        }

        @Override
        public void matched(Lowerings lowerings, Step step, boolean maybeUnreadable, Label next, Label end) {
            if (step.enforces()) {
                Enforcement.enforceFirst(lowerings, step, maybeUnreadable);
            } else if (!work.decides()) {
                // It is told at the hook that decides.
                lowerings.target().flow().jump(step.continues() ? nextRule : program.end());
            } else {
                new Decisions(false).matched(lowerings, step, maybeUnreadable, nextRule, program.end());
            }
        }

        @Override
        public boolean isLong(Step step) {
            return true;
        }

        @Override
        public void unreadable(Lowerings lowerings, Step step) {
            lowerings.counters().countUnreadable(step.rule());
        }
    }
}
