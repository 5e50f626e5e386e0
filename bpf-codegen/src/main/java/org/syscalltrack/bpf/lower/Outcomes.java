package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.Label;

/**
 * Where a condition goes on.
 *
 * @param ifTrue where it is true
 * @param ifFalse where it is false
 * @param ifUnreadable where it is unknown, through some value that could not be read
 * @param ifAbsent where it is unknown through absent values only
 * @param next the label that the caller binds right behind the condition's code: no jump is needed there
 */
record Outcomes(Label ifTrue, Label ifFalse, Label ifUnreadable, Label ifAbsent, Label next) {
    /** The outcomes of the negation. */
    Outcomes negated() {
        return new Outcomes(/* ifTrue= */ ifFalse, /* ifFalse= */ ifTrue, ifUnreadable, ifAbsent, next);
    }

    /** Goes to {@code operand} instead where the condition is true; it is bound behind the code. */
    Outcomes trueTo(Label operand) {
        return new Outcomes(operand, ifFalse, ifUnreadable, ifAbsent, operand);
    }

    /** Goes to {@code operand} instead where the condition is false; it is bound behind the code. */
    Outcomes falseTo(Label operand) {
        return new Outcomes(ifTrue, operand, ifUnreadable, ifAbsent, operand);
    }

    /** Goes elsewhere where the condition is unknown. */
    Outcomes unknownTo(Label unreadable, Label absent) {
        return new Outcomes(ifTrue, ifFalse, unreadable, absent, next);
    }

    /** Another label is bound right behind the code. */
    Outcomes before(Label follower) {
        return new Outcomes(ifTrue, ifFalse, ifUnreadable, ifAbsent, follower);
    }
}
