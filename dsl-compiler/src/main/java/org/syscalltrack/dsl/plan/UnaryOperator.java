package org.syscalltrack.dsl.plan;

/** Operators with one operand. */
public enum UnaryOperator {
    NEGATE,
    /** {@code ~} */
    COMPLEMENT
}
