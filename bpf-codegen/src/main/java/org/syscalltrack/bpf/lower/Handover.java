package org.syscalltrack.bpf.lower;

import java.util.Optional;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.plan.Step;

/**
 * From a program that is full to the next: what has been found out about strings, and the word on the stack that the
 * point keeps about the decision, pass through the scratch value.
 */
final class Handover {
    private final Program program;
    private final Lowerings lowerings;
    private final int work;
    private final Part.Role role;
    private final Optional<Stack> word;

    /**
     * A way from the program that is being written.
     *
     * @param work the number of the entry whose rules are decided
     * @param role what is done for them
     * @param word the slot of eight bytes that the next program needs
     */
    Handover(Program program, Lowerings lowerings, int work, Part.Role role, Optional<Stack> word) {
        this.program = program;
        this.lowerings = lowerings;
        this.work = work;
        this.role = role;
        this.word = word;
    }

    /** The first step of the chain that this program decides. */
    int from() {
        return program.part()
                .filter(part -> part.work() == work && part.role() == role)
                .map(Part::from)
                .orElse(0);
    }

    /** Whether a step is to be left to the next program. */
    boolean isDue(int step) {
        boolean first = program.part().isPresent() && step == from();
        return !first && program.flow().slots() > program.attempt().fullAt(Parts.FULL_AT);
    }

    /** Leaves for the program that begins with a step, which is to blame if there is none any more. */
    void leave(int number, Step step) {
        try {
            leave(number);
        } catch (Parts.TooManyException e) {
            throw new RefusedStepException(step, e);
        }
    }

    private void leave(int step) {
        Target target = lowerings.target();
        if (!target.flow().isReachable()) {
            return;
        }
        if (program.part().isEmpty()) {
            program.attempt().handOver();
        }
        lowerings.scratch().ensure();
        word.ifPresent(slot -> target.code()
                .load(Size.DW, Register.R1, Register.R10, target.frame().slotOf(slot))
                .store(Size.DW, Registers.SCRATCH, target.scratch().wordOfParts(), Register.R1));
        lowerings.strings().handOver();
        target.code()
                .load(Size.DW, Register.R1, Register.R10, target.frame().slotOf(Stack.CONTEXT))
                .loadMap(Register.R2, program.parts().array())
                .move(Register.R3, program.parts().numberOf(new Part(work, role, step)))
                .call(Helper.TAIL_CALL);
        target.flow().jump(program.end());
    }

    /** Takes over what the program before has left. */
    void takeOver() {
        Target target = lowerings.target();
        lowerings.strings().begin();
        lowerings.scratch().ensure();
        word.ifPresent(slot -> target.code()
                .load(Size.DW, Register.R1, Registers.SCRATCH, target.scratch().wordOfParts())
                .store(Size.DW, Register.R10, target.frame().slotOf(slot), Register.R1));
    }
}
