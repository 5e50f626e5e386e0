package org.syscalltrack.bpf.lower;

import java.util.List;
import java.util.Optional;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.When;

/** The decision program of a call's exit; it is left alone where the entry was not seen. */
final class ExitProgram {
    private final Program program;

    ExitProgram(Program program) {
        this.program = program;
    }

    /** Writes the program up to its end. */
    void write() {
        List<EntryWork> work = program.point().work();
        int number = program.part().map(Part::work).orElse(0);
        program.source(chainOf(work.get(number)));
        Lowerings first = program.lowerings(work.get(number), When.AFTER, false);
        Target target = first.target();
        program.keepContext();
        target.code().load(Size.DW, Registers.CALL, Register.R1, 0);
        first.process().ensureTask();
        if (program.part().isPresent()) {
            resume(number, work.get(number), program.part().get().role());
            return;
        }
        Stash.lookup(target, 0);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, program.end());
        for (int i = 0; i < work.size(); i++) {
            Label next = new Label("next_exit");
            write(i, work.get(i), next);
            program.flow().bind(next);
        }
        program.flow().jump(program.end());
    }

    private void write(int number, EntryWork work, Label next) {
        Target target = program.lowerings(work, When.AFTER, false).target();
        program.source(chainOf(work));
        target.code().load(Size.W, Register.R1, Register.R0, Stash.NUMBER);
        target.flow().jumpIf(JumpOp.NE, Register.R1, work.entry().number(), next);
        target.code().load(Size.W, Register.R1, Register.R0, Stash.ABI);
        target.flow().jumpIf(JumpOp.NE, Register.R1, Stash.compat(work.entry()), next);
        EntrySelection.unlessSelected(target, next);
        Stash.follow(target, program.programs(), program.end());
        if (work.before().filter(Suspension::isIn).isPresent()) {
            Suspension.unlessStopped(target, program.end());
        }
        if (work.atExit().isPresent()) {
            Postponed.keepAtExit(target);
        }
        // Each entry is good for one exit.
        target.code().store(Size.W, Register.R0, Stash.GENERATION, 0);
        if (work.atExit().isPresent()) {
            Label decided = new Label("not_left");
            Postponed.unlessAtExit(target, decided);
            Lowerings before = program.lowerings(work, When.BEFORE, false);
            before.strings().begin();
            decideLeft(number, work, before, decided);
        }
        Lowerings lowerings = program.lowerings(work, When.AFTER, false);
        lowerings.strings().begin();
        decide(number, work, lowerings);
    }

    /** What another program has begun. */
    private void resume(int number, EntryWork work, Part.Role role) {
        Lowerings after = program.lowerings(work, When.AFTER, false);
        if (role == Part.Role.LEFT) {
            Lowerings before = program.lowerings(work, When.BEFORE, false);
            handover(number, role, before).takeOver();
            decideLeft(number, work, before, new Label("not_left"));
            after.strings().forget();
        } else {
            handover(number, role, after).takeOver();
        }
        decide(number, work, after);
    }

    private Handover handover(int number, Part.Role role, Lowerings lowerings) {
        return new Handover(program, lowerings, number, role, Optional.empty());
    }

    /** The rules before the call that its entry has left to a hook, which it has not reached. */
    private void decideLeft(int number, EntryWork work, Lowerings lowerings, Label decided) {
        List<Step> steps = work.postponement().orElseThrow().left(work.before().orElseThrow());
        new ChainLowering(lowerings, new Decisions(false), handover(number, Part.Role.LEFT, lowerings))
                .lower(steps, decided);
        program.flow().bind(decided);
    }

    private void decide(int number, EntryWork work, Lowerings lowerings) {
        if (work.after().isPresent() && program.flow().isReachable()) {
            new ChainLowering(lowerings, new Decisions(false), handover(number, Part.Role.CHAIN, lowerings))
                    .lower(work.after().get().steps(), program.end());
        }
        program.flow().jump(program.end());
    }

    private static Chain chainOf(EntryWork work) {
        return work.after().or(work::before).orElseThrow();
    }
}
