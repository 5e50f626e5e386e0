package org.syscalltrack.runtime.module;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.runtime.bpf.BpfKernel.Entry;

/**
 * A module's file {@code counts}, as its counts.c writes it: for each key the number of its rule and its size in bytes, 32
 * bits each, its count, 64 bits, and the key, which lies as in the map of an eBPF program.
 */
final class CountFile {
    private static final int HEAD_BYTES = 2 * Integer.BYTES + Long.BYTES;

    private CountFile() {}

    /** Returns what a rule has counted, as its map would hold it; a file that was cut counts as far as it goes. */
    static List<Entry> entries(byte[] file, int rule) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Entry> entries = new ArrayList<>();
        while (bytes.remaining() >= HEAD_BYTES) {
            int of = bytes.getInt();
            int size = bytes.getInt();
            byte[] count = new byte[Long.BYTES];
            bytes.get(count);
            if (size < 0 || size > bytes.remaining()) {
                break;
            }
            byte[] key = new byte[size];
            bytes.get(key);
            if (of == rule) {
                entries.add(new Entry(ByteString.of(key), ByteString.of(count)));
            }
        }
        return entries;
    }
}
