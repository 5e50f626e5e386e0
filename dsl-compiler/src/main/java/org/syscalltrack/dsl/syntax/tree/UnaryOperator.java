package org.syscalltrack.dsl.syntax.tree;

/** Prefix operators, as in C. */
public enum UnaryOperator {
    /** Logical not. */
    NOT("!"),
    /** Bitwise not. */
    COMPLEMENT("~"),
    /** Negation. */
    NEGATE("-");

    private final String symbol;

    UnaryOperator(String symbol) {
        this.symbol = symbol;
    }

    /** As it is written. */
    public String symbol() {
        return symbol;
    }
}
