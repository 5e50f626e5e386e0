package org.syscalltrack.jvm.code;

import java.util.List;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;

/** A set of exact strings, found by hash, and of patterns, tried in order. */
final class StringSet {
    private final byte[][] exact;
    private final GlobMatcher[] patterns;
    private final int[] table;

    StringSet(List<ByteString> strings, List<Glob> globs) {
        exact = strings.stream().map(ByteString::toByteArray).toArray(byte[][]::new);
        patterns = globs.stream().map(GlobMatcher::new).toArray(GlobMatcher[]::new);
        table = new int[Integer.highestOneBit(Math.max(1, exact.length)) * 4];
        for (int i = 0; i < exact.length; i++) {
            int slot = hash(ByteSlice.of(strings.get(i))) & (table.length - 1);
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = i + 1;
        }
    }

    int contains(ByteSlice string) {
        if (string.state() != Availability.KNOWN) {
            return Truth.ofMissing(string.state());
        }
        int found = string.isCut() ? cutExact(string) : Truth.of(isExact(string));
        for (int i = 0; i < patterns.length && found != Truth.TRUE; i++) {
            found = Truth.or(found, patterns[i].matches(string));
        }
        return found;
    }

    private boolean isExact(ByteSlice string) {
        int slot = hash(string) & (table.length - 1);
        while (table[slot] != 0) {
            byte[] candidate = exact[table[slot] - 1];
            if (candidate.length == string.length() && string.matches(0, candidate, candidate.length)) {
                return true;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return false;
    }

    private int cutExact(ByteSlice string) {
        int found = Truth.FALSE;
        for (byte[] candidate : exact) {
            found = Truth.or(found, StringTests.equal(string, candidate));
        }
        return found;
    }

    /** Length and the last bytes tell paths apart well enough, and need not all bytes of a long string. */
    private static int hash(ByteSlice string) {
        int length = string.length();
        long hash = length;
        if (length >= Long.BYTES) {
            hash = mix(hash, string.longAt(length - Long.BYTES));
            hash = mix(hash, string.longAt(Math.max(0, length - 2 * Long.BYTES)));
        } else {
            for (int i = 0; i < length; i++) {
                hash = hash * 31 + string.at(i);
            }
            hash = mix(hash, 0);
        }
        return (int) (hash >>> 32);
    }

    /** Fibonacci hashing: 2^64 divided by the golden ratio spreads into the upper bits (Knuth, volume 3, 6.4). */
    private static long mix(long hash, long word) {
        return (hash ^ word) * 0x9e3779b97f4a7c15L;
    }
}
