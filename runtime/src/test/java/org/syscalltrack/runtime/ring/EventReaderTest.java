package org.syscalltrack.runtime.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.event.EventRenderer;
import org.syscalltrack.dsl.event.Verdict;
import org.syscalltrack.runtime.bpf.RingMemory;

class EventReaderTest {
    private static final String SCHEMA = """
            syscalltrack-events 1
            layout "unlink_rule1" unlink x86_64 87 before
            field "COMM" NAME
            field "PARAMS[pathname]" STRING
            string 0
            text " : "
            string 1
            """;

    private final FixedMemory memory = new FixedMemory();
    private final List<String> lines = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private final Map<Integer, String> schemas = Map.of(3, SCHEMA, 4, "syscalltrack-events 9\n");

    @Test
    void rendersByTheSchemaOfTheRecordsGeneration() {
        memory.write(record(3, 0, "rm", "./dummy"));
        read();
        assertThat(lines).containsExactly("\"rm\" : \"./dummy\"");
        assertThat(sentences).isEmpty();
    }

    @Test
    void saysWhatCannotBeShownAndGoesOn() {
        memory.write(record(2, 0, "rm", "gone"));
        memory.write(record(4, 0, "rm", "other version"));
        memory.write(record(3, 7, "rm", "no such layout"));
        memory.write(new byte[] {1, 2, 3});
        memory.write(record(3, 0, "rm", "shown"));
        read();
        assertThat(lines).containsExactly("\"rm\" : \"shown\"");
        assertThat(sentences).hasSizeGreaterThanOrEqualTo(4).anyMatch(s -> s.contains("generation 2 cannot be shown"));
    }

    private void read() {
        EventReader reader = new EventReader(
                new RingBuffer(memory),
                generation -> Optional.ofNullable(schemas.get(generation)),
                new EventRenderer(Instant.EPOCH),
                new EventReader.Listener() {
                    @Override
                    public void event(String line) {
                        lines.add(line);
                    }

                    @Override
                    public void unreadable(String sentence) {
                        sentences.add(sentence);
                    }
                });
        while (reader.drain() > 0) {
            assertThat(lines).hasSizeLessThan(10);
        }
    }

    private static byte[] record(int generation, int layout, String comm, String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        ByteBuffer record = ByteBuffer.allocate(EventRecord.HEADER_SIZE + EventRecord.NAME_SIZE + 8 + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        record.putInt(EventRecord.GENERATION_OFFSET, generation).putShort(EventRecord.LAYOUT_OFFSET, (short) layout);
        record.put(EventRecord.VERDICT_OFFSET, (byte) Verdict.LOG.code());
        record.put(EventRecord.HEADER_SIZE, comm.getBytes(StandardCharsets.UTF_8));
        record.putLong(EventRecord.HEADER_SIZE + EventRecord.NAME_SIZE, bytes.length);
        record.put(EventRecord.HEADER_SIZE + EventRecord.NAME_SIZE + 8, bytes);
        return record.array();
    }

    /** Records one after the other, never around the end. */
    private static final class FixedMemory implements RingMemory {
        private final ByteBuffer consumer = buffer();
        private final ByteBuffer producer = buffer();
        private final ByteBuffer data = buffer();
        private int position;

        void write(byte[] record) {
            data.putInt(position, record.length).put(position + 8, record);
            position += record.length + 8 + 7 & ~7;
            producer.putLong(0, position);
        }

        private static ByteBuffer buffer() {
            return ByteBuffer.allocateDirect(8192).order(ByteOrder.nativeOrder());
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
