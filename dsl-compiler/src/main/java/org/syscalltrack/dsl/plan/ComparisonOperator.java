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
    GREATER_OR_EQUAL_UNSIGNED
}
