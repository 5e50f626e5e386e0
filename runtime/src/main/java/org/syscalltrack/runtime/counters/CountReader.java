package org.syscalltrack.runtime.counters;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.event.EventValue;
import org.syscalltrack.dsl.plan.KeyEntry;
import org.syscalltrack.dsl.plan.KeyLayout;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.runtime.bpf.BpfHandle;
import org.syscalltrack.runtime.bpf.BpfKernel;

/** Reads what rules have counted by their keys; {@code docs/object-format.md} states the maps' layout. */
public final class CountReader {
    private final BpfKernel kernel;

    /** Makes a reader. */
    public CountReader(BpfKernel kernel) {
        this.kernel = kernel;
    }

    /**
     * Returns what a rule has counted, the most first.
     *
     * @param pin where its map is pinned
     * @param keys its keys, as the manifest names them
     * @return empty where nothing is pinned there
     */
    public List<CountedKey> read(Path pin, List<KeyEntry> keys) {
        Optional<BpfHandle> map = kernel.open(pin);
        if (map.isEmpty()) {
            return List.of();
        }
        try (BpfHandle handle = map.get()) {
            return kernel.entries(handle).stream()
                    .map(entry -> new CountedKey(
                            decode(entry.key().toByteArray(), keys),
                            little(entry.value().toByteArray()).getLong()))
                    .sorted(Comparator.comparingLong(CountedKey::count)
                            .reversed()
                            .thenComparing(key -> key.values().toString()))
                    .toList();
        }
    }

    private static List<EventValue> decode(byte[] key, List<KeyEntry> keys) {
        ByteBuffer bytes = little(key);
        long unknown = bytes.getLong();
        List<EventValue> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            int start = bytes.position();
            KeyLayout.Kind kind = keys.get(i).kind();
            values.add((unknown >>> i & 1) != 0 ? new EventValue.Unknown() : value(kind, bytes, key));
            bytes.position(start + kind.bytes());
        }
        return values;
    }

    private static EventValue value(KeyLayout.Kind kind, ByteBuffer bytes, byte[] key) {
        switch (kind) {
            case INTEGER -> {
                return new EventValue.IntegerValue(bytes.getLong());
            }
            case NAME -> {
                int start = bytes.position();
                int length = 0;
                while (length < EventRecord.NAME_SIZE && key[start + length] != 0) {
                    length++;
                }
                return text(key, start, length);
            }
            case STRING -> {
                int length = (int) Math.min(bytes.getLong(), KeyLayout.TEXT_BYTES);
                return text(key, bytes.position(), length);
            }
        }
        throw new IllegalArgumentException("a key of kind " + kind);
    }

    private static EventValue text(byte[] bytes, int start, int length) {
        return new EventValue.StringValue(ByteString.of(Arrays.copyOfRange(bytes, start, start + length)));
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
