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
    EXCLUSIVE_OR;

    /** The result that every backend gives. */
    public long apply(long left, long right) {
        return switch (this) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE_SIGNED -> right == 0 ? 0 : left / right;
            case DIVIDE_UNSIGNED -> right == 0 ? 0 : Long.divideUnsigned(left, right);
            case REMAINDER_SIGNED -> right == 0 ? left : left % right;
            case REMAINDER_UNSIGNED -> right == 0 ? left : Long.remainderUnsigned(left, right);
            // Java masks the count of a 64-bit shift to six bits, as BPF does (JLS 15.19).
            case SHIFT_LEFT -> left << right;
            case SHIFT_RIGHT_LOGICAL -> left >>> right;
            case SHIFT_RIGHT_ARITHMETIC -> left >> right;
            case AND -> left & right;
            case OR -> left | right;
            case EXCLUSIVE_OR -> left ^ right;
        };
    }
}
