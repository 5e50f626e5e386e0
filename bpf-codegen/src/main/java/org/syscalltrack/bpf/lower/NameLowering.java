package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.source.ByteString;

/**
 * Equality of the thread's name with a literal, in two words straight from the task, without a helper. What lies behind
 * the name's NUL does not count.
 */
final class NameLowering {
    private static final int WORD = Long.BYTES;

    private final Target target;
    private final ProcessValues process;

    NameLowering(Target target, ProcessValues process) {
        this.target = target;
        this.process = process;
    }

    /** Whether a string can be compared so. */
    boolean serves(StringSource source, ByteString literal) {
        return source instanceof StringSource.ProcessName name
                && name.which() == ProcessString.COMM
                && literal.length() < EventRecord.NAME_SIZE;
    }

    /** Goes where the comparison leads; a name is always known. */
    void compare(StringSource source, ByteString literal, Outcomes outcomes) {
        process.ensureTask();
        word(literal, 0, outcomes);
        if (literal.length() >= WORD) {
            word(literal, WORD, outcomes);
        }
        target.flow().jump(outcomes.ifTrue());
    }

    private void word(ByteString literal, int from, Outcomes outcomes) {
        long value = 0;
        for (int i = Math.min(WORD, literal.length() - from) - 1; i >= 0; i--) {
            value = value << Byte.SIZE | (literal.at(from + i) & 0xff);
        }
        int counted = Math.min(WORD, literal.length() - from + 1);
        process.loadName(Register.R1, Registers.TASK, from);
        if (counted < WORD) {
            // Shifted to the top, only the bytes up to the NUL are left.
            int shift = (WORD - counted) * Byte.SIZE;
            target.code().alu(AluOp.LSH, Register.R1, shift);
            value <<= shift;
        }
        if (IntegerLowering.fitsInstruction(value)) {
            target.flow().jumpIf(JumpOp.NE, Register.R1, (int) value, outcomes.ifFalse());
        } else {
            target.code().move(Register.R2, value);
            target.flow().jumpIf(JumpOp.NE, Register.R1, Register.R2, outcomes.ifFalse());
        }
    }
}
