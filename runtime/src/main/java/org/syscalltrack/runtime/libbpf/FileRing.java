package org.syscalltrack.runtime.libbpf;

import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.syscalltrack.runtime.bpf.RingMemory;

/** A ring that a file of procfs gives: the same memory as a BPF ring buffer's, but nothing that wakes a reader. */
final class FileRing implements RingMemory {
    private final int descriptor;
    private final MappedRing ring;
    private final BooleanSupplier over;

    FileRing(int descriptor, MappedRing ring, BooleanSupplier over) {
        this.descriptor = descriptor;
        this.ring = ring;
        this.over = over;
    }

    @Override
    public ByteBuffer consumer() {
        return ring.consumer();
    }

    @Override
    public ByteBuffer producer() {
        return ring.producer();
    }

    @Override
    public ByteBuffer data() {
        return ring.data();
    }

    @Override
    public void await(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isOver() {
        return over.getAsBoolean();
    }

    @Override
    public void close() {
        ring.close();
        LibC.close(descriptor);
    }
}
