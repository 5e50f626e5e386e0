package org.syscalltrack.jvm.call;

/**
 * Whether an operand has a value at a decision point. The numbers are bits, so that the state of an expression is the
 * bitwise or of its operands' states: 0 where all have values, {@link #UNREADABLE} set where one could not be read.
 */
public final class Availability {
    /** There is a value. */
    public static final int KNOWN = 0;

    /** There is nothing to read: a field of another address family, a NULL pointer, a missing file. */
    public static final int ABSENT = 1;

    /** There is something, but it could not be read or the observation does not hold it. */
    public static final int UNREADABLE = 2;

    private Availability() {}
}
