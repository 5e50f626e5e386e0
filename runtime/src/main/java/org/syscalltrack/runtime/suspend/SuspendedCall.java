package org.syscalltrack.runtime.suspend;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/**
 * A call that waits. {@code docs/object-format.md} has the layout of the map {@code sct_suspended}, whose keys are threads.
 *
 * @param thread the thread that made the call, in the initial pid namespace
 * @param process its process
 * @param state what is to become of it
 * @param generation which upload's rules stopped it
 * @param rule the rule's number among those
 * @param since nanoseconds since boot, suspended time included
 * @param deadline when its {@code timeout} is over, on the same clock; empty: never
 * @param onTimeout what then
 */
public record SuspendedCall(
        int thread,
        int process,
        State state,
        int generation,
        int rule,
        long since,
        OptionalLong deadline,
        OnTimeout onTimeout) {
    /** Where the state lies in the value; the rest is written by programs only. */
    static final int STATE_OFFSET = 8;

    private static final int GENERATION = 12;
    private static final int PROCESS = 16;
    private static final int RULE = 20;
    private static final int SINCE = 32;
    private static final int DEADLINE = 104;
    private static final int ON_TIMEOUT = 112;

    /** What becomes of a call when the process goes on; the order is that of the numbers. */
    public enum State {
        /** It is stopped again. */
        STOPPED,
        /** It is carried out. */
        RESUMED,
        /** It fails. */
        REFUSED
    }

    /** What a rule wants done when its time is over; the order is that of the numbers. */
    public enum OnTimeout {
        RESUME,
        KILL,
        FAIL
    }

    /** Reads a thread's value. */
    static SuspendedCall of(int thread, byte[] bytes) {
        ByteBuffer value = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        long deadline = value.getLong(DEADLINE);
        return new SuspendedCall(
                thread,
                value.getInt(PROCESS),
                State.values()[value.getInt(STATE_OFFSET)],
                value.getInt(GENERATION),
                value.getInt(RULE),
                value.getLong(SINCE),
                deadline == 0 ? OptionalLong.empty() : OptionalLong.of(deadline),
                OnTimeout.values()[value.getInt(ON_TIMEOUT)]);
    }
}
