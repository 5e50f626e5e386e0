package org.syscalltrack.runtime.suspend;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.syscalltrack.bpf.lower.Suspension;
import org.syscalltrack.dsl.plan.TimeoutAction;

/**
 * A call that waits. {@code docs/object-format.md} has the layout of the map {@code sct_suspended}, whose keys are threads.
 *
 * @param thread the thread that made the call, in the initial pid namespace
 * @param process its process
 * @param state what is to become of it
 * @param generation which upload's rules stopped it
 * @param rule the rule's number among those
 * @param since nanoseconds since boot, suspended time included
 * @param end when the rule's timeout is over, on the same clock; 0 where it has none
 * @param atEnd what is to become of the call then
 */
public record SuspendedCall(
        int thread, int process, State state, int generation, int rule, long since, long end, TimeoutAction atEnd) {
    /** Where the state lies in the value; the rest is written by programs only. */
    static final int STATE_OFFSET = 8;

    private static final int GENERATION = 12;
    private static final int PROCESS = 16;
    private static final int RULE = 20;
    private static final int SINCE = 32;

    /** A call without a timeout, or one whose timeout is kept elsewhere. */
    public SuspendedCall(int thread, int process, State state, int generation, int rule, long since) {
        this(thread, process, state, generation, rule, since, 0, TimeoutAction.RESUME);
    }

    /** Whether the call waits and its time is over. */
    boolean isOver(long now) {
        return state == State.STOPPED && end != 0 && end <= now;
    }

    /** What becomes of a call when the process goes on. */
    public enum State {
        /** It is stopped again. */
        STOPPED(0),
        /** It is carried out. */
        RESUMED(1),
        /** It fails: its time is over. */
        FAILED(3);

        private final int number;

        State(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        private static State of(int number) {
            return Stream.of(values())
                    .filter(state -> state.number == number)
                    .findFirst()
                    .orElse(STOPPED);
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
                value.getLong(SINCE),
                value.getLong(Suspension.END),
                atEnd(value.getInt(Suspension.AT_END)));
    }

    private static TimeoutAction atEnd(int number) {
        return Stream.of(TimeoutAction.values())
                .filter(action -> Suspension.numberOf(action) == number)
                .findFirst()
                .orElse(TimeoutAction.RESUME);
    }

    /** Returns the call as {@link #of} reads it. */
    public byte[] bytes() {
        return ByteBuffer.allocate(Suspension.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(STATE_OFFSET, state.number())
                .putInt(GENERATION, generation)
                .putInt(PROCESS, process)
                .putInt(RULE, rule)
                .putLong(SINCE, since)
                .putLong(Suspension.END, end)
                .putInt(Suspension.AT_END, Suspension.numberOf(atEnd))
                .array();
    }
}
