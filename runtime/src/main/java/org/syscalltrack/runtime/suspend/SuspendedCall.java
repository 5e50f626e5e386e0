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

    private static final int SIZE = 40;
    private static final int GENERATION = 12;
    private static final int PROCESS = 16;
    private static final int RULE = 20;
    private static final int SINCE = 32;

    /** What becomes of a call when the process goes on. */
    public enum State {
        /** It is stopped again. */
        STOPPED(0),
        /** It is carried out. */
        RESUMED(1);

        private final int number;

        State(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        private static State of(int number) {
            return number == RESUMED.number ? RESUMED : STOPPED;
        }
    }

    /** Reads a thread's value. */
    static SuspendedCall of(int thread, byte[] bytes) {
        ByteBuffer value = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        return new SuspendedCall(
                thread,
                value.getInt(PROCESS),
                State.of(value.getInt(STATE_OFFSET)),
                value.getInt(GENERATION),
                value.getInt(RULE),
                value.getLong(SINCE));
    }

    /** Returns the call as {@link #of} reads it. */
    public byte[] bytes() {
        return ByteBuffer.allocate(SIZE)
                .order(ByteOrder.nativeOrder())
                .putInt(STATE_OFFSET, state.number())
                .putInt(GENERATION, generation)
                .putInt(PROCESS, process)
                .putInt(RULE, rule)
                .putLong(SINCE, since)
                .array();
    }
}
