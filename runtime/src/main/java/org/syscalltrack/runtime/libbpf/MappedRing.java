package org.syscalltrack.runtime.libbpf;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import org.syscalltrack.runtime.bpf.BpfException;
import org.syscalltrack.runtime.bpf.RingMemory;

/** A ring buffer map's pages in our memory. The map itself must stay open as long as this is used. */
final class MappedRing implements RingMemory {
    private static final int POLLFD_SIZE = 8;
    private static final int POLLFD_EVENTS = 4;

    private final long pageSize = LibC.getpagesize();
    private final long dataSize;
    private final Pointer consumer;
    private final Pointer producer;
    private final Memory poll = new Memory(POLLFD_SIZE);

    /** @param entries the data's size in bytes */
    MappedRing(int descriptor, int entries) {
        dataSize = 2L * entries;
        consumer = map(pageSize, LibC.PROT_READ | LibC.PROT_WRITE, descriptor, 0);
        producer = map(pageSize + dataSize, LibC.PROT_READ, descriptor, pageSize);
        poll.clear();
        poll.setInt(0, descriptor);
        poll.setShort(POLLFD_EVENTS, LibC.POLLIN);
    }

    @Override
    public ByteBuffer consumer() {
        return consumer.getByteBuffer(0, pageSize);
    }

    @Override
    public ByteBuffer producer() {
        return producer.getByteBuffer(0, pageSize);
    }

    @Override
    public ByteBuffer data() {
        return producer.getByteBuffer(pageSize, dataSize);
    }

    @Override
    public void await(int milliseconds) {
        // An interrupted wait is a short one: the reader looks again anyway.
        LibC.poll(poll, 1, milliseconds);
    }

    @Override
    public void close() {
        LibC.munmap(consumer, pageSize);
        LibC.munmap(producer, pageSize + dataSize);
    }

    private static Pointer map(long length, int protection, int descriptor, long offset) {
        Pointer address = LibC.mmap(null, length, protection, LibC.MAP_SHARED, descriptor, offset);
        if (Pointer.nativeValue(address) == -1) {
            int errno = Native.getLastError();
            throw new BpfException("cannot map the ring buffer: " + LibC.strerror(errno), errno);
        }
        return address;
    }
}
