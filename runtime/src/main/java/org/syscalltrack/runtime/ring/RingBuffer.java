package org.syscalltrack.runtime.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.syscalltrack.runtime.bpf.RingMemory;

/**
 * The consumer's side of a BPF ring buffer (Documentation/bpf/ringbuf.rst, kernel/bpf/ringbuf.c). Positions count bytes
 * since the start and never wrap; a record lies at its position modulo the size. A record begins with a header of 8
 * bytes, whose first 32 bits hold the length and two flags, and takes a multiple of 8 bytes. A reader loads the
 * producer's position and each header with acquire, and stores its own position with release: what the kernel wrote
 * before is then visible to us, and what we have read can be overwritten.
 */
public final class RingBuffer implements RecordSource {
    private static final VarHandle POSITION =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final VarHandle HEADER = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    /** BPF_RINGBUF_BUSY_BIT of linux/bpf.h: the producer is still writing. */
    private static final int BUSY = 1 << 31;
    /** BPF_RINGBUF_DISCARD_BIT: the producer gave the record up. */
    private static final int DISCARD = 1 << 30;
    /** BPF_RINGBUF_HDR_SZ. */
    private static final int HEADER_SIZE = 8;

    private final ByteBuffer consumer;
    private final ByteBuffer producer;
    private final ByteBuffer data;
    private final int mask;

    /** Makes a consumer that goes on where the last one stopped. */
    public RingBuffer(RingMemory memory) {
        consumer = memory.consumer();
        producer = memory.producer();
        data = memory.data();
        mask = data.limit() / 2 - 1;
    }

    /** Takes the records that are ready; discarded ones do not count. */
    @Override
    public int drain(RecordConsumer records, int most) {
        int taken = 0;
        long position = (long) POSITION.getAcquire(consumer, 0);
        while (taken < most && position < (long) POSITION.getAcquire(producer, 0)) {
            int offset = (int) (position & mask);
            int header = (int) HEADER.getAcquire(data, offset);
            if ((header & BUSY) != 0) {
                break;
            }
            int length = header & ~DISCARD;
            if ((header & DISCARD) == 0) {
                records.accept(data.slice(offset + HEADER_SIZE, length));
                taken++;
            }
            position += length + HEADER_SIZE + 7 & ~7;
            POSITION.setRelease(consumer, 0, position);
        }
        return taken;
    }
}
