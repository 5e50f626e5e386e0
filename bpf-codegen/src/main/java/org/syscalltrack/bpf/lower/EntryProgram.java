package org.syscalltrack.bpf.lower;

import java.util.List;
import java.util.Optional;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.NamedFiles;
import org.syscalltrack.dsl.plan.SourceSearch;
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
        if (work.postponement().isPresent()) {
            Postponed.begin(target);
        } else if (decides) {
            work.before().ifPresent(chain -> leaveFilesToHook(target, chain));
        }
        Label decided = new Label("decided");
        if (work.before().filter(Suspension::isIn).isPresent()) {
            new Suspension(lowerings).recognize(decided);
        }
        decide(number, work, lowerings, decided);
    }

    /** What another program has begun. */
    private void resume(Part part) {
        EntryWork work = program.point().work().get(part.work());
        program.source(chainOf(work));
        program.keepContext();
        program.flow().code().load(Size.DW, Registers.CALL, Register.R1, 0);
        Lowerings lowerings = program.lowerings(work, When.BEFORE, false);
        Label decided = new Label("decided");
        handover(part.work(), work, part.role(), lowerings).takeOver();
        if (part.role() == Part.Role.FORESIGHT) {
            foresee(part.work(), work, lowerings, decided);
            end(work, lowerings, decided);
        } else {
            decide(part.work(), work, lowerings, decided);
        }
    }

    private Handover handover(int number, EntryWork work, Part.Role role, Lowerings lowerings) {
        Optional<Stack> word = work.hooks() > 0 ? Optional.of(Stack.DECIDED) : Optional.empty();
        return new Handover(program, lowerings, number, role, word);
    }

    private void decide(int number, EntryWork work, Lowerings lowerings, Label decided) {
        Handover handover = handover(number, work, Part.Role.CHAIN, lowerings);
        Site site = new Decisions(work.hooks() > 0);
        if (work.postponement().isPresent()) {
            Label left = new Label("postponed");
            List<Step> steps = work.postponement().get().before(work.before().orElseThrow());
            new ChainLowering(lowerings, site, handover).lower(steps, left);
            program.flow().bind(left);
            if (program.flow().isReachable()) {
                foresee(number, work, lowerings, decided);
            }
        } else if (work.before().isPresent()) {
            new ChainLowering(lowerings, site, handover)
                    .lower(work.before().get().steps(), decided);
        }
        end(work, lowerings, decided);
    }

    private void foresee(int number, EntryWork work, Lowerings lowerings, Label decided) {
        List<Step> steps =
                Foresight.steps(work.postponement().orElseThrow(), work.before().orElseThrow());
        if (!steps.isEmpty()) {
            Postponed.unlessAtEntry(lowerings.target(), decided);
            new ChainLowering(lowerings, new Foresight(), handover(number, work, Part.Role.FORESIGHT, lowerings))
                    .lower(steps, decided);
        }
    }

    private void end(EntryWork work, Lowerings lowerings, Label decided) {
        Target target = lowerings.target();
        boolean decides = work.hooks() > 0;
        program.flow().bind(decided);
        if (work.needsStash()) {
            lowerings.process().ensureTask();
            lowerings.kept().keep(lowerings.process(), lowerings.caller(), lowerings.strings(), lowerings.integers());
            Stash.store(target, decides);
        }
        program.flow().jump(program.end());
    }

    /** What enforces and asks for the kernel's object is decided where that is at hand: at the hook, without a race. */
    private static void leaveFilesToHook(Target target, Chain chain) {
        SourceSearch files = NamedFiles.search(chain.call());
        if (chain.steps().stream().anyMatch(files::finds)) {
            int unknown = target.frame().slotOf(Stack.DECIDED) + Integer.BYTES;
            target.code().store(Size.W, Register.R10, unknown, 1);
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
