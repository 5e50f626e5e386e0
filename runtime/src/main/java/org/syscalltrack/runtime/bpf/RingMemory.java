package org.syscalltrack.runtime.bpf;

import java.nio.ByteBuffer;

/**
 * The memory of a BPF ring buffer, as kernel/bpf/ringbuf.c maps it. The buffers are direct and aligned to pages; they
 * must not be touched after {@link #close()}.
 */
public interface RingMemory extends AutoCloseable {
    /** The consumer's page, writable: at 0 its position, 64 bits. */
    ByteBuffer consumer();

    /** The producer's page: at 0 its position, 64 bits. */
    ByteBuffer producer();

    /** The data, mapped twice in a row, so that a record that wraps around lies in one piece. */
    ByteBuffer data();

    /** Waits until the kernel wakes the reader or the time is over. */
    void await(int milliseconds);

    /**
     * Says whether nothing will be added any more, and another ring has the events from now on. What is queued can
     * still be read.
     */
    default boolean isOver() {
        return false;
    }

    @Override
    void close();
}
