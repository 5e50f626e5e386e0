package org.syscalltrack.runtime.suspend;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A call that waits. {@code docs/object-format.md} has the layout of the map {@code sct_suspended}, whose keys are threads.
 *
 * @param thread the thread that made the call, in the initial pid namespace
 * @param process its process
 * @param state what is to become of it
 * @param generation which upload's rules stopped it
 * @param rule the rule's number among those
 * @param since nanoseconds since boot, suspended time included
 */
public record SuspendedCall(int thread, int process, State state, int generation, int rule, long since) {
    /** Where the state lies in the value; the rest is written by programs only. */
    static final int STATE_OFFSET = 8;

    private static final int GENERATION = 12;
    private static final int PROCESS = 16;
    private static final int RULE = 20;
    private static final int SINCE = 32;

    /** What becomes of a call when the process goes on; the order is that of the numbers. */
    public enum State {
        /** It is stopped again. */
        STOPPED,
        /** It is carried out. */
        RESUMED
    }

    /** Reads a thread's value. */
    static SuspendedCall of(int thread, byte[] bytes) {
        ByteBuffer value = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        return new SuspendedCall(
                thread,
                value.getInt(PROCESS),
                State.values()[value.getInt(STATE_OFFSET)],
                value.getInt(GENERATION),
                value.getInt(RULE),
                value.getLong(SINCE));
    }
}
