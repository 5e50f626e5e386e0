package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;

/** Numbers that a call's entry keeps for its exit: attributes of descriptors' files, and fields that the call reads. */
final class KeptNumbers {
    /** What one number takes in the map's value: whether it is known, and the number. */
    static final int ENTRY = 2 * Long.BYTES;

    private static final int VALUE = Long.BYTES;

    private static final int KNOWN = 0;
    private static final int ABSENT = 1;
    private static final int UNREADABLE = 2;

    private final Target target;
    private final Kept kept;
    private final boolean restores;

    /**
     * The numbers that are kept for a call.
     *
     * @param restores whether this is the exit, which reads them back
     */
    KeptNumbers(Target target, Kept kept, boolean restores) {
        this.target = target;
        this.kept = kept;
        this.restores = restores;
    }

    /** Whether a number is to be taken from what the entry kept. */
    boolean keeps(IntegerSource source) {
        return restores && kept.numbers().contains(source);
    }

    /** At the entry: reads all numbers into the storage, whose address is in the slot; R0 to R5 are lost. */
    void keep(int pointer, IntegerLoads loads) {
        for (IntegerSource source : kept.numbers()) {
            int offset = offsetOf(source);
            Label unreadable = new Label("number_unreadable");
            Label absent = new Label("number_absent");
            Label next = new Label("number_kept");
            IntegerExpression.Load load = new IntegerExpression.Load(source);
            loads.prepare(load, unreadable, absent);
            loads.load(load, Register.R2);
            target.code()
                    .load(Size.DW, Register.R1, Register.R10, pointer)
                    .store(Size.DW, Register.R1, offset + VALUE, Register.R2);
            state(pointer, offset, KNOWN, next);
            target.flow().bind(unreadable);
            state(pointer, offset, UNREADABLE, next);
            target.flow().bind(absent);
            state(pointer, offset, ABSENT, next);
            target.flow().bind(next);
        }
    }

    private void state(int pointer, int offset, int state, Label next) {
        if (target.flow().isReachable()) {
            target.code().load(Size.DW, Register.R1, Register.R10, pointer).store(Size.DW, Register.R1, offset, state);
            target.flow().jump(next);
        }
    }

    /** At the exit: brings a number into its slot, or goes on where it was unknown; R0 to R5 are lost. */
    void prepare(IntegerSource source, Label ifUnreadable, Label ifAbsent) {
        int offset = offsetOf(source);
        KeptStrings.storage(target, 0);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, ifUnreadable);
        target.code().load(Size.DW, Register.R1, Register.R0, offset);
        target.flow().jumpIf(JumpOp.EQ, Register.R1, ABSENT, ifAbsent);
        target.flow().jumpIf(JumpOp.NE, Register.R1, KNOWN, ifUnreadable);
        target.code()
                .load(Size.DW, Register.R1, Register.R0, offset + VALUE)
                .store(Size.DW, Register.R10, target.frame().slotOf(source), Register.R1);
    }

    /** {@code destination} = a prepared number. */
    void load(IntegerSource source, Register destination) {
        target.code().load(Size.DW, destination, Register.R10, target.frame().slotOf(source));
    }

    private int offsetOf(IntegerSource source) {
        return kept.numbersAt() + kept.numbers().indexOf(source) * ENTRY;
    }
}
