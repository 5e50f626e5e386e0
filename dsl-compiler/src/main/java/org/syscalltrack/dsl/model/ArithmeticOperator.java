package org.syscalltrack.dsl.model;

import org.syscalltrack.dsl.plan.BinaryOperator;

/** Arithmetic of two integers, before their signedness is known. */
public enum ArithmeticOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    AND("&"),
    OR("|"),
    EXCLUSIVE_OR("^");

    private final String symbol;

    ArithmeticOperator(String symbol) {
        this.symbol = symbol;
    }

    /** As it is written. */
    public String symbol() {
        return symbol;
    }

    /** Whether the left operand alone decides signedness. */
    public boolean isShift() {
        return this == SHIFT_LEFT || this == SHIFT_RIGHT;
    }

    /** The operator of the plan, for operands that count as unsigned 64-bit numbers or not. */
    public BinaryOperator bind(boolean unsigned) {
        return switch (this) {
            case ADD -> BinaryOperator.ADD;
            case SUBTRACT -> BinaryOperator.SUBTRACT;
            case MULTIPLY -> BinaryOperator.MULTIPLY;
            case DIVIDE -> unsigned ? BinaryOperator.DIVIDE_UNSIGNED : BinaryOperator.DIVIDE_SIGNED;
            case REMAINDER -> unsigned ? BinaryOperator.REMAINDER_UNSIGNED : BinaryOperator.REMAINDER_SIGNED;
            case SHIFT_LEFT -> BinaryOperator.SHIFT_LEFT;
            case SHIFT_RIGHT -> unsigned ? BinaryOperator.SHIFT_RIGHT_LOGICAL : BinaryOperator.SHIFT_RIGHT_ARITHMETIC;
            case AND -> BinaryOperator.AND;
            case OR -> BinaryOperator.OR;
            case EXCLUSIVE_OR -> BinaryOperator.EXCLUSIVE_OR;
        };
    }
}
