package org.syscalltrack.bpf.lower;

import java.util.List;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.JumpOp;
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

    StringLowering(Target target, StringLoads loads, ProcessValues process) {
        this.target = target;
        this.loads = loads;
        this.names = new NameLowering(target, process);
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
        loads.ensureReadable(value, outcomes.ifUnreadable(), outcomes.ifAbsent());
        if (!target.flow().isReachable()) {
            return;
        }
        switch (comparison.operator()) {
            case EQUALS -> among(value, List.of(literal), outcomes);
            case STARTS_WITH -> {
                target.flow().jumpIf(JumpOp.LE, Register.R0, literal.length(), outcomes.ifFalse());
                unlessEqual(Registers.SCRATCH, roomOf(value), literal, outcomes);
            }
            case ENDS_WITH -> {
                target.flow().jumpIf(JumpOp.GT, Register.R0, StringLoads.WHOLE, outcomes.ifUnreadable());
                target.flow().jumpIf(JumpOp.LE, Register.R0, literal.length(), outcomes.ifFalse());
                target.code().move(Register.R3, Registers.SCRATCH).alu(AluOp.ADD, Register.R3, Register.R0);
                unlessEqual(Register.R3, roomOf(value) - 1 - literal.length(), literal, outcomes);
            }
            case CONTAINS -> throw new CannotLowerException("contains cannot be asked in an eBPF program yet");
        }
    }

    /** Goes where the membership leads. */
    void member(Condition.StringMembership membership, Outcomes outcomes) {
        if (!membership.patterns().isEmpty()) {
            throw new CannotLowerException("glob patterns cannot be asked in an eBPF program yet");
        }
        loads.ensureReadable(membership.value(), outcomes.ifUnreadable(), outcomes.ifAbsent());
        if (target.flow().isReachable()) {
            among(membership.value(), membership.exact(), outcomes);
        }
    }

    private void among(StringSource value, List<ByteString> strings, Outcomes outcomes) {
        // A string that was read ends at its first NUL, so no literal with one equals it.
        List<ByteString> possible = strings.stream()
                .filter(string -> string.length() <= EventRecord.MAXIMUM_STRING && !containsNul(string))
                .toList();
        if (possible.isEmpty()) {
            target.flow().jump(outcomes.ifFalse());
            return;
        }
        new StringSwitch(target.flow(), Registers.SCRATCH, roomOf(value), outcomes.ifTrue(), outcomes.ifFalse())
                .lower(possible);
    }

    private void unlessEqual(Register base, int offset, ByteString literal, Outcomes outcomes) {
        new ByteComparison(target.flow()).unlessEqual(base, offset, literal, outcomes.ifFalse());
        target.flow().jump(outcomes.ifTrue());
    }

    private int roomOf(StringSource value) {
        return target.scratch().offsetOf(value);
    }

    private static boolean containsNul(ByteString string) {
        for (int i = 0; i < string.length(); i++) {
            if (string.at(i) == 0) {
                return true;
            }
        }
        return false;
    }
}
