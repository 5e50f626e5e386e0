package org.syscalltrack.dsl.plan;

/** Comparisons of integers; signedness is part of the operator. */
public enum ComparisonOperator {
    EQUAL,
    NOT_EQUAL,
    LESS_SIGNED,
    LESS_OR_EQUAL_SIGNED,
    GREATER_SIGNED,
    GREATER_OR_EQUAL_SIGNED,
    LESS_UNSIGNED,
    LESS_OR_EQUAL_UNSIGNED,
    GREATER_UNSIGNED,
    GREATER_OR_EQUAL_UNSIGNED;

    /** The result that every backend gives. */
    public boolean test(long left, long right) {
        return switch (this) {
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
            case LESS_SIGNED -> left < right;
            case LESS_OR_EQUAL_SIGNED -> left <= right;
            case GREATER_SIGNED -> left > right;
            case GREATER_OR_EQUAL_SIGNED -> left >= right;
            case LESS_UNSIGNED -> Long.compareUnsigned(left, right) < 0;
            case LESS_OR_EQUAL_UNSIGNED -> Long.compareUnsigned(left, right) <= 0;
            case GREATER_UNSIGNED -> Long.compareUnsigned(left, right) > 0;
            case GREATER_OR_EQUAL_UNSIGNED -> Long.compareUnsigned(left, right) >= 0;
        };
    }
}
