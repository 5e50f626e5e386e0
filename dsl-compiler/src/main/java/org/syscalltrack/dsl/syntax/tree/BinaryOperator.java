package org.syscalltrack.dsl.syntax.tree;

/** Infix operators, from the loosest to the tightest, with C's precedence. {@code in} is {@link Expression.Membership}. */
public enum BinaryOperator {
    OR("||", 1),
    AND("&&", 2),
    BIT_OR("|", 3),
    BIT_XOR("^", 4),
    BIT_AND("&", 5),
    EQUAL("==", 6),
    NOT_EQUAL("!=", 6),
    LESS("<", 7),
    LESS_OR_EQUAL("<=", 7),
    GREATER(">", 7),
    GREATER_OR_EQUAL(">=", 7),
    STARTS_WITH("startswith", 7),
    ENDS_WITH("endswith", 7),
    CONTAINS("contains", 7),
    GLOB("glob", 7),
    SHIFT_LEFT("<<", 8),
    SHIFT_RIGHT(">>", 8),
    ADD("+", 9),
    SUBTRACT("-", 9),
    MULTIPLY("*", 10),
    DIVIDE("/", 10),
    REMAINDER("%", 10);

    /** The precedence of {@code in} and {@code not in}. */
    public static final int MEMBERSHIP_PRECEDENCE = 7;

    /** The precedence of prefix operators. */
    public static final int PREFIX_PRECEDENCE = 11;

    private final String symbol;
    private final int precedence;

    BinaryOperator(String symbol, int precedence) {
        this.symbol = symbol;
        this.precedence = precedence;
    }

    /** As it is written. */
    public String symbol() {
        return symbol;
    }

    /** How tightly it binds; more is tighter. */
    public int precedence() {
        return precedence;
    }

    /** Whether it is one of the string operators, which are words and cannot be chained. */
    public boolean isWord() {
        return Character.isLetter(symbol.charAt(0));
    }
}
