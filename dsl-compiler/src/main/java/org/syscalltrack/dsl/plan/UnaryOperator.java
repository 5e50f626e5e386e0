package org.syscalltrack.dsl.plan;

/** Operators with one operand. */
public enum UnaryOperator {
    NEGATE,
    /** {@code ~} */
    COMPLEMENT;

    /** The result that every backend gives. */
    public long apply(long operand) {
        return this == NEGATE ? -operand : ~operand;
    }
}
