package org.syscalltrack.dsl.model;

import org.syscalltrack.dsl.plan.ComparisonOperator;

/** How two integers are compared, before their signedness is known. */
public enum Relation {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    /** As it is written. */
    public String symbol() {
        return symbol;
    }

    /** Whether the order of the operands counts, and so their signedness. */
    public boolean isOrder() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    /** The operator of the plan, for operands that count as unsigned 64-bit numbers or not. */
    public ComparisonOperator bind(boolean unsigned) {
        return switch (this) {
            case EQUAL -> ComparisonOperator.EQUAL;
            case NOT_EQUAL -> ComparisonOperator.NOT_EQUAL;
            case LESS -> unsigned ? ComparisonOperator.LESS_UNSIGNED : ComparisonOperator.LESS_SIGNED;
            case LESS_OR_EQUAL ->
                unsigned ? ComparisonOperator.LESS_OR_EQUAL_UNSIGNED : ComparisonOperator.LESS_OR_EQUAL_SIGNED;
            case GREATER -> unsigned ? ComparisonOperator.GREATER_UNSIGNED : ComparisonOperator.GREATER_SIGNED;
            case GREATER_OR_EQUAL ->
                unsigned ? ComparisonOperator.GREATER_OR_EQUAL_UNSIGNED : ComparisonOperator.GREATER_OR_EQUAL_SIGNED;
        };
    }
}
