package org.syscalltrack.jvm.explain;

/**
 * An integer, or why there is none.
 *
 * @param state one of {@link org.syscalltrack.jvm.call.Availability}
 * @param value the integer where the state is known, else 0
 */
public record IntegerResult(int state, long value) {
    static IntegerResult known(long value) {
        return new IntegerResult(0, value);
    }

    /** Whether there is a value. */
    public boolean isKnown() {
        return state == 0;
    }
}
