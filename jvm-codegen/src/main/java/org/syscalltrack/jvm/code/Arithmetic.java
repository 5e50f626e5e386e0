package org.syscalltrack.jvm.code;

import org.syscalltrack.dsl.plan.BinaryOperator;

/** Arithmetic where the language and the JVM differ: a divisor of 0 gives a value instead of an exception. */
public final class Arithmetic {
    private Arithmetic() {}

    /** Returns the quotient, rounded to 0; 0 where the divisor is 0. */
    public static long divideSigned(long dividend, long divisor) {
        return divisor == 0 ? 0 : dividend / divisor;
    }

    /** Returns the quotient of unsigned numbers; 0 where the divisor is 0. */
    public static long divideUnsigned(long dividend, long divisor) {
        return divisor == 0 ? 0 : Long.divideUnsigned(dividend, divisor);
    }

    /** Returns the remainder with the dividend's sign; the dividend where the divisor is 0. */
    public static long remainderSigned(long dividend, long divisor) {
        return divisor == 0 ? dividend : dividend % divisor;
    }

    /** Returns the remainder of unsigned numbers; the dividend where the divisor is 0. */
    public static long remainderUnsigned(long dividend, long divisor) {
        return divisor == 0 ? dividend : Long.remainderUnsigned(dividend, divisor);
    }

    /** Returns the positive errno of a result that is an error, -4095 to -1 (include/linux/err.h), or 0. */
    public static long errorNumber(long result) {
        return result < 0 && result >= -4095 ? -result : 0;
    }

    /** Returns what an operator gives; the counts of shifts are taken modulo 64. */
    public static long apply(BinaryOperator operator, long left, long right) {
        return switch (operator) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE_SIGNED -> divideSigned(left, right);
            case DIVIDE_UNSIGNED -> divideUnsigned(left, right);
            case REMAINDER_SIGNED -> remainderSigned(left, right);
            case REMAINDER_UNSIGNED -> remainderUnsigned(left, right);
            case SHIFT_LEFT -> left << right;
            case SHIFT_RIGHT_LOGICAL -> left >>> right;
            case SHIFT_RIGHT_ARITHMETIC -> left >> right;
            case AND -> left & right;
            case OR -> left | right;
            case EXCLUSIVE_OR -> left ^ right;
        };
    }
}
