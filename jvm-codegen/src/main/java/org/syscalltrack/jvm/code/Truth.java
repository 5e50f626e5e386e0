package org.syscalltrack.jvm.code;

import org.syscalltrack.jvm.call.Availability;

/**
 * The four truth values of Kleene's logic with two grades of unknown ({@code language-details.md} 1 and 3), as the
 * numbers that compiled filters return. An unknown result is unreadable as soon as one of the operands that make it so
 * is.
 */
public final class Truth {
    /** It is false. */
    public static final int FALSE = 0;

    /** It is true. */
    public static final int TRUE = 1;

    /** Unknown, through absent operands only. */
    public static final int ABSENT = 2;

    /** Unknown, through an unreadable operand. */
    public static final int UNREADABLE = 3;

    private Truth() {}

    /** Returns true or false as a number. */
    public static int of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** Returns the unknown truth of an operand's state other than {@code Availability.KNOWN}. */
    public static int ofMissing(int state) {
        return state >= Availability.UNREADABLE ? UNREADABLE : ABSENT;
    }

    /** Returns the state of an operand that is a condition's truth. */
    public static int stateOf(int truth) {
        return truth <= TRUE ? Availability.KNOWN : truth - 1;
    }

    /** Returns true if either is, false if both are. */
    public static int or(int left, int right) {
        return left == TRUE || right == TRUE ? TRUE : Math.max(left, right);
    }

    /** Returns false if either is, true if both are. */
    public static int and(int left, int right) {
        return left == FALSE || right == FALSE ? FALSE : Math.max(left, right);
    }

    /** Returns the opposite; an unknown stays what it is. */
    public static int not(int operand) {
        return operand <= TRUE ? TRUE - operand : operand;
    }
}
