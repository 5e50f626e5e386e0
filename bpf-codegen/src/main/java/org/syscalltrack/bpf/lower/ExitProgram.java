package org.syscalltrack.bpf.lower;

import java.util.List;
import java.util.Optional;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.hook.EntryWork;
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
        program.source(work.get(number).after().orElseThrow());
        Lowerings first = program.lowerings(work.get(number), When.AFTER, false);
        Target target = first.target();
        program.keepContext();
        target.code().load(Size.DW, Registers.CALL, Register.R1, 0);
        first.process().ensureTask();
        if (program.part().isPresent()) {
            Handover handover = handover(number, first);
            handover.takeOver();
            decide(work.get(number), first, handover);
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
        Lowerings lowerings = program.lowerings(work, When.AFTER, false);
        Target target = lowerings.target();
        program.source(work.after().orElseThrow());
        target.code().load(Size.W, Register.R1, Register.R0, Stash.NUMBER);
        target.flow().jumpIf(JumpOp.NE, Register.R1, work.entry().number(), next);
        target.code().load(Size.W, Register.R1, Register.R0, Stash.ABI);
        target.flow().jumpIf(JumpOp.NE, Register.R1, Stash.compat(work.entry()), next);
        EntrySelection.unlessSelected(target, next);
        Stash.follow(target, program.programs(), program.end());
        if (work.before().filter(Suspension::isIn).isPresent()) {
            Suspension.unlessStopped(target, program.end());
        }
        // Each entry is good for one exit.
        target.code().store(Size.W, Register.R0, Stash.GENERATION, 0);
        lowerings.strings().begin();
        decide(work, lowerings, handover(number, lowerings));
    }

    private Handover handover(int number, Lowerings lowerings) {
        return new Handover(program, lowerings, number, Part.Role.CHAIN, Optional.empty());
    }

    private void decide(EntryWork work, Lowerings lowerings, Handover handover) {
        new ChainLowering(lowerings, new Decisions(false), handover)
                .lower(work.after().orElseThrow().steps(), program.end());
    }
}
