package org.syscalltrack.runtime.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.syscalltrack.runtime.bpf.RingMemory;

class RingBufferTest {
    private static final int SIZE = 4096;
    private static final int BUSY = 1 << 31;
    private static final int DISCARD = 1 << 30;

    @Test
    void takesRecordsInOrderAcrossTheEnd() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Producer producer = new Producer();
        RingBuffer ring = new RingBuffer(producer);
        List<String> written = new ArrayList<>();
        List<String> read = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            String record = "r".repeat(random.nextInt(200)) + i;
            while (!producer.write(record, 0)) {
                ring.drain(bytes -> read.add(text(bytes)), 1 + random.nextInt(5));
            }
            written.add(record);
        }
        while (ring.drain(bytes -> read.add(text(bytes)), 100) > 0) {
            assertThat(read.size()).isLessThanOrEqualTo(written.size());
        }
        assertThat(read).as("seed %d", seed).isEqualTo(written);
    }

    @Test
    void stopsAtABusyRecordAndSkipsADiscardedOne() {
        Producer producer = new Producer();
        RingBuffer ring = new RingBuffer(producer);
        List<String> read = new ArrayList<>();
        producer.write("first", 0);
        producer.write("gone", DISCARD);
        int busyAt = producer.position();
        producer.write("second", BUSY);
        producer.write("third", 0);
        assertThat(ring.drain(bytes -> read.add(text(bytes)), 100)).isEqualTo(1);
        assertThat(read).containsExactly("first");
        assertThat(producer.consumed()).isEqualTo(busyAt);
        producer.finish(busyAt, "second");
        assertThat(ring.drain(bytes -> read.add(text(bytes)), 100)).isEqualTo(2);
        assertThat(read).containsExactly("first", "second", "third");
    }

    @Test
    void takesRecordsFromAnotherThread() throws InterruptedException {
        Producer producer = new Producer();
        RingBuffer ring = new RingBuffer(producer);
        int records = 20_000;
        AtomicReference<String> failure = new AtomicReference<>("");
        Thread writer = new Thread(() -> {
            for (int i = 0; i < records; ) {
                if (producer.write("record " + i, 0)) {
                    i++;
                } else {
                    Thread.onSpinWait();
                }
            }
        });
        writer.start();
        int[] next = new int[1];
        while (next[0] < records) {
            ring.drain(
                    bytes -> {
                        String expected = "record " + next[0]++;
                        String found = text(bytes);
                        if (!found.equals(expected)) {
                            failure.compareAndSet("", found + " where " + expected + " was written");
                        }
                    },
                    64);
        }
        writer.join();
        assertThat(failure.get()).isEmpty();
    }

    private static String text(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return new String(copy, StandardCharsets.US_ASCII);
    }

    /** The kernel's side on ordinary memory; what the kernel maps twice is written twice. */
    private static final class Producer implements RingMemory {
        private static final VarHandle POSITION =
                MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

        private final ByteBuffer consumer = direct(4096);
        private final ByteBuffer producer = direct(4096);
        private final ByteBuffer data = direct(2 * SIZE);
        private long position;

        int position() {
            return (int) position;
        }

        long consumed() {
            return consumer.getLong(0);
        }

        boolean write(String text, int flags) {
            int length = text.length() + 8 + 7 & ~7;
            if (position + length - (long) POSITION.getAcquire(consumer, 0) > SIZE) {
                return false;
            }
            putInt((int) (position % SIZE), text.length() | flags);
            for (int i = 0; i < text.length(); i++) {
                put((int) ((position + 8 + i) % SIZE), (byte) text.charAt(i));
            }
            position += length;
            POSITION.setRelease(producer, 0, position);
            return true;
        }

        void finish(int at, String text) {
            putInt(at % SIZE, text.length());
        }

        private void putInt(int at, int value) {
            data.putInt(at, value);
            data.putInt(at + SIZE, value);
        }

        private void put(int at, byte value) {
            data.put(at, value);
            data.put(at + SIZE, value);
        }

        private static ByteBuffer direct(int size) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(size + 4096).alignedSlice(8);
            return bytes.slice(0, size).order(ByteOrder.nativeOrder());
        }

        @Override
        public ByteBuffer consumer() {
            return consumer;
        }

        @Override
        public ByteBuffer producer() {
            return producer;
        }

        @Override
        public ByteBuffer data() {
            return data;
        }

        @Override
        public void await(int milliseconds) {}

        @Override
        public void close() {}
    }
}
