package org.syscalltrack.bpf.lower;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Constant data of an object's programs, in one read-only variable: patterns and sets that would be too long as
 * instructions. The same data is kept once.
 */
public final class Tables {
    /** What the verifier thinks that a comparison of the longest strings might read. */
    private static final int STRING_MARGIN = 4104;

    private final Map<List<Long>, Integer> offsets = new LinkedHashMap<>();
    private int used;
    private int margin;

    /** The place of some words, in bytes from the variable's start. */
    int add(long... words) {
        List<Long> key = new ArrayList<>();
        for (long word : words) {
            key.add(word);
        }
        Integer known = offsets.get(key);
        if (known != null) {
            return known;
        }
        int offset = used;
        offsets.put(key, offset);
        used += words.length * Long.BYTES;
        return offset;
    }

    /** The place of words among which strings lie, that loops may read beyond. */
    int addStrings(long... words) {
        margin = STRING_MARGIN;
        return add(words);
    }

    /** Whether there is anything. */
    public boolean isEmpty() {
        return offsets.isEmpty();
    }

    /** The variable's size. */
    int size() {
        return used + margin;
    }

    /** The variable's bytes. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(size()).order(ByteOrder.LITTLE_ENDIAN);
        offsets.keySet().forEach(words -> words.forEach(bytes::putLong));
        return bytes.array();
    }
}
