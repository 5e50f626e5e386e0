package org.syscalltrack.dsl.plan;

/** Operators with two operands; signedness is part of the operator. */
public enum BinaryOperator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    /** x / 0 is 0; the least number / -1 is the least number. */
    DIVIDE_SIGNED,
    /** x / 0 is 0. */
    DIVIDE_UNSIGNED,
    /** x % 0 is x; the sign is the dividend's. */
    REMAINDER_SIGNED,
    /** x % 0 is x. */
    REMAINDER_UNSIGNED,
    /** The count is taken modulo 64. */
    SHIFT_LEFT,
    /** The count is taken modulo 64. */
    SHIFT_RIGHT_LOGICAL,
    /** The count is taken modulo 64. */
    SHIFT_RIGHT_ARITHMETIC,
    AND,
    OR,
    EXCLUSIVE_OR
}
