package org.syscalltrack.bpf.btf;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Strings that end in a zero byte, each once, the empty one first: the string table of BTF and of ELF. */
public final class StringTable {
    private final LittleEndianOutput bytes = new LittleEndianOutput().u8(0);
    private final Map<String, Integer> offsets = new HashMap<>(Map.of("", 0));

    /**
     * The offset of a string, which is added if it is new. Order of first use decides the offsets.
     *
     * @throws IllegalArgumentException when it holds a zero character
     */
    public int offsetOf(String string) {
        if (string.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a string of an object cannot hold a zero character: " + string);
        }
        return offsets.computeIfAbsent(string, this::append);
    }

    private int append(String string) {
        int offset = bytes.size();
        bytes.bytes(string.getBytes(StandardCharsets.UTF_8)).u8(0);
        return offset;
    }

    /** The table as it is now. */
    public byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
