package org.syscalltrack.bpf.lower;

import java.util.List;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.StringOperator;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.source.ByteString;

/** Conditions about strings. */
final class StringLowering {
    private final Target target;
    private final StringLoads loads;
    private final NameLowering names;
    private final StringSets sets;
    private final StringEqualities equalities;

    StringLowering(Target target, StringLoads loads, ProcessValues process) {
        this.target = target;
        this.loads = loads;
        this.names = new NameLowering(target, process);
        sets = new StringSets(target, loads);
        equalities = new StringEqualities(target, loads);
    }

    /** Goes where the comparison leads. */
    void compare(Condition.StringComparison comparison, Outcomes outcomes) {
        StringSource value = comparison.value();
        if (comparison.operator() == StringOperator.EQUALS && names.serves(value, comparison.literal())) {
            names.compare(value, comparison.literal(), outcomes);
            return;
        }
        ByteString literal = comparison.literal();
        if (literal.length() > EventRecord.MAXIMUM_STRING) {
            throw new CannotLowerException("a string of " + literal.length()
                    + " bytes is compared, but strings are read to " + EventRecord.MAXIMUM_STRING + " bytes");
        }
        switch (comparison.operator()) {
            case EQUALS -> equals(value, literal, outcomes);
            case STARTS_WITH -> startsWith(value, literal, outcomes);
            case ENDS_WITH -> endsWith(value, literal, outcomes);
            case CONTAINS -> contains(value, literal, outcomes);
        }
    }

    private void startsWith(StringSource value, ByteString literal, Outcomes outcomes) {
        if (isOpen(value, literal, outcomes)) {
            target.flow().jumpIf(JumpOp.LE, Register.R0, literal.length(), outcomes.ifFalse());
            unlessEqual(Registers.SCRATCH, roomOf(value), literal, outcomes);
        }
    }

    private void endsWith(StringSource value, ByteString literal, Outcomes outcomes) {
        if (isOpen(value, literal, outcomes)) {
            target.flow().jumpIf(JumpOp.GT, Register.R0, StringLoads.WHOLE, outcomes.ifUnreadable());
            target.flow().jumpIf(JumpOp.LE, Register.R0, literal.length(), outcomes.ifFalse());
            target.code().move(Register.R3, Registers.SCRATCH).alu(AluOp.ADD, Register.R3, Register.R0);
            unlessEqual(Register.R3, roomOf(value) - 1 - literal.length(), literal, outcomes);
        }
    }

    private void contains(StringSource value, ByteString literal, Outcomes outcomes) {
        if (isOpen(value, literal, outcomes)) {
            sets.member(value, List.of(), List.of(StringSetParts.containing(literal)), outcomes);
        }
    }

    /** Reads a string of which a part is compared; says whether bytes decide, as they do not about an empty part. */
    private boolean isOpen(StringSource value, ByteString part, Outcomes outcomes) {
        loads.ensureReadable(value, outcomes.ifUnreadable(), outcomes.ifAbsent());
        if (target.flow().isReachable() && part.length() == 0) {
            target.flow().jump(outcomes.ifTrue());
        }
        return target.flow().isReachable();
    }

    private void equals(StringSource value, ByteString literal, Outcomes outcomes) {
        int length = literal.length() + 1;
        Label same = new Label("length_same");
        loads.ensureReadable(value, outcomes.ifUnreadable(), outcomes.ifAbsent(), length, same);
        target.flow().jumpIf(JumpOp.NE, Register.R0, length, outcomes.ifFalse());
        target.flow().bind(same);
        if (target.flow().isReachable()) {
            loads.learnKnown(value);
            unlessEqual(Registers.SCRATCH, roomOf(value), literal, outcomes);
        }
    }

    /** Goes where the membership leads. */
    void member(Condition.StringMembership membership, Outcomes outcomes) {
        loads.ensureReadable(membership.value(), outcomes.ifUnreadable(), outcomes.ifAbsent());
        if (target.flow().isReachable()) {
            sets.member(membership.value(), membership.exact(), membership.patterns(), outcomes);
        }
    }

    /** Goes where the comparison of two strings leads. */
    void equal(Condition.StringEquality equality, Outcomes outcomes) {
        equalities.compare(equality, outcomes);
    }

    private void unlessEqual(Register base, int offset, ByteString literal, Outcomes outcomes) {
        new ByteComparison(target.flow()).unlessEqual(base, offset, literal, outcomes.ifFalse());
        target.flow().jump(outcomes.ifTrue());
    }

    private int roomOf(StringSource value) {
        return target.scratch().offsetOf(value);
    }
}
