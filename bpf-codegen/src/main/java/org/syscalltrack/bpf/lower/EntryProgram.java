package org.syscalltrack.bpf.lower;

import java.util.List;
import java.util.Optional;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.When;

/** The decision program of a call's entry. */
final class EntryProgram {
    private final Program program;

    EntryProgram(Program program) {
        this.program = program;
    }

    /** Writes the program up to its end. */
    void write() {
        if (program.part().isPresent()) {
            resume(program.part().get());
            return;
        }
        // The entry function's only argument (arch/x86/include/asm/syscall_wrapper.h).
        List<EntryWork> work = program.point().work();
        program.source(chainOf(work.get(0)));
        if (program.attempt().handsOver()) {
            program.keepContext();
        }
        program.flow().code().load(Size.DW, Registers.CALL, Register.R1, 0);
        for (int i = 0; i < work.size(); i++) {
            Label next = new Label("next_entry");
            EntryWork each = work.get(i);
            program.source(chainOf(each));
            Lowerings lowerings = program.fork().lowerings(each, When.BEFORE, false);
            if (work.size() > 1) {
                EntrySelection.unlessAbi(lowerings, next);
            } else {
                EntrySelection.unlessSelected(lowerings.target(), next);
            }
            write(i, each, lowerings);
            program.flow().bind(next);
        }
    }

    private void write(int number, EntryWork work, Lowerings lowerings) {
        Target target = lowerings.target();
        boolean decides = work.hooks() > 0;
        lowerings.strings().begin();
        if (decides) {
            target.code().store(Size.DW, Register.R10, target.frame().slotOf(Stack.DECIDED), 0);
        }
        work.before().ifPresent(chain -> leaveObjectsToHook(target, chain, decides));
        Label decided = new Label("decided");
        if (work.before().filter(Suspension::isIn).isPresent()) {
            new Suspension(lowerings).recognize(decided);
        }
        decide(work, lowerings, handover(number, work, lowerings), decided);
    }

    /** What another program has begun. */
    private void resume(Part part) {
        EntryWork work = program.point().work().get(part.work());
        program.source(chainOf(work));
        program.keepContext();
        program.flow().code().load(Size.DW, Registers.CALL, Register.R1, 0);
        Lowerings lowerings = program.lowerings(work, When.BEFORE, false);
        Handover handover = handover(part.work(), work, lowerings);
        handover.takeOver();
        decide(work, lowerings, handover, new Label("decided"));
    }

    private Handover handover(int number, EntryWork work, Lowerings lowerings) {
        Optional<Stack> word = work.hooks() > 0 ? Optional.of(Stack.DECIDED) : Optional.empty();
        return new Handover(program, lowerings, number, Part.Role.CHAIN, word);
    }

    private void decide(EntryWork work, Lowerings lowerings, Handover handover, Label decided) {
        Target target = lowerings.target();
        boolean decides = work.hooks() > 0;
        work.before()
                .ifPresent(chain ->
                        new ChainLowering(lowerings, new Decisions(decides), handover).lower(chain.steps(), decided));
        program.flow().bind(decided);
        if (work.needsStash()) {
            lowerings.process().ensureTask();
            lowerings.kept().keep(lowerings.process(), lowerings.caller(), lowerings.strings(), lowerings.integers());
            Stash.store(target, decides);
        }
        program.flow().jump(program.end());
    }

    /** What asks for the kernel's object is decided where that is at hand: at the hook, without a race. */
    private static void leaveObjectsToHook(Target target, Chain chain, boolean decides) {
        for (Step step : chain.steps()) {
            if (ParameterUse.asksForObject(step, target.objects())) {
                if (!step.enforces()) {
                    throw new RefusedStepException(
                            step,
                            new CannotLowerException(
                                    "FILE() and REALPATH() of a named file are known at a security hook"
                                            + " only, where FAIL, KILL and SUSPEND are decided"));
                }
                if (decides) {
                    int unknown = target.frame().slotOf(Stack.DECIDED) + Integer.BYTES;
                    target.code().store(Size.W, Register.R10, unknown, 1);
                }
            }
        }
    }

    /** Whether each of the calls leaves a stash, and so makes void what an earlier one has left. */
    static boolean alwaysStores(List<EntryWork> work) {
        return work.stream()
                .allMatch(each -> each.needsStash() && each.entry().selector().isEmpty());
    }

    private static Chain chainOf(EntryWork work) {
        return work.before().or(work::after).orElseThrow();
    }
}
