package org.syscalltrack.bpf.lower;

import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.source.ByteString;

/**
 * Many strings as a hash table in read-only data: slots of two words, a string's hash, and its length and place, and
 * behind them the strings, filled up with zeros to whole words. A slot whose place is 0 is free. {@link LoopBody#HASH}
 * computes the same hash.
 */
final class StringTable {
    /** An odd number whose bits look random: the golden ratio's, as in Fibonacci hashing (Knuth, volume 3, 6.4). */
    static final long MULTIPLIER = 0x9e3779b97f4a7c15L;
    /** Which bits of the hash choose the slot: the upper ones depend on all words. */
    static final int SHIFT = 32;

    /** Above where a string lies in the table, in bytes, there is its length. */
    static final int LENGTH_SHIFT = 32;

    private static final int SLOT_WORDS = 2;
    private static final int MOST_PROBES = 8;

    private final long[] words;
    private final int slots;
    private final int probes;

    private StringTable(long[] words, int slots, int probes) {
        this.words = words;
        this.slots = slots;
        this.probes = probes;
    }

    /** The table. */
    long[] words() {
        return words.clone();
    }

    /** The size of the table in bytes. */
    int bytes() {
        return words.length * Long.BYTES;
    }

    /** How many slots it has, a power of two. */
    int slots() {
        return slots;
    }

    /** How many slots are to be looked at, at most, to find a string. */
    int probes() {
        return probes;
    }

    /** The table of some strings, all different. */
    static StringTable of(List<ByteString> strings) {
        int slots = Integer.highestOneBit(Math.max(1, strings.size())) * 4;
        while (true) {
            Optional<StringTable> table = tryOf(strings, slots);
            if (table.isPresent()) {
                return table.get();
            }
            slots *= 2;
        }
    }

    private static Optional<StringTable> tryOf(List<ByteString> strings, int slots) {
        int size = slots * SLOT_WORDS;
        for (ByteString string : strings) {
            size += wordsOf(string);
        }
        long[] words = new long[size];
        int end = slots * SLOT_WORDS;
        int probes = 1;
        for (ByteString string : strings) {
            long hash = hash(string);
            int slot = (int) (hash >>> SHIFT) & (slots - 1);
            int probe = 1;
            while (words[slot * SLOT_WORDS + 1] != 0) {
                slot = (slot + 1) & (slots - 1);
                probe++;
            }
            if (probe > MOST_PROBES) {
                return Optional.empty();
            }
            probes = Math.max(probes, probe);
            words[slot * SLOT_WORDS] = hash;
            words[slot * SLOT_WORDS + 1] = (long) string.length() << LENGTH_SHIFT | (long) end * Long.BYTES;
            for (int word = 0; word < wordsOf(string); word++) {
                words[end++] = word(string, word);
            }
        }
        return Optional.of(new StringTable(words, slots, probes));
    }

    /** Of each string the words that hold its bytes, and its length, so that strings that differ in NULs differ. */
    static long hash(ByteString string) {
        long hash = string.length();
        for (int word = 0; word * Long.BYTES < string.length(); word++) {
            hash = (hash ^ word(string, word)) * MULTIPLIER;
            hash ^= hash >>> SHIFT;
        }
        return hash;
    }

    private static int wordsOf(ByteString string) {
        return (string.length() + Long.BYTES - 1) / Long.BYTES;
    }

    private static long word(ByteString string, int word) {
        long value = 0;
        for (int i = Math.min(string.length(), (word + 1) * Long.BYTES) - 1; i >= word * Long.BYTES; i--) {
            value = value << Byte.SIZE | (string.at(i) & 0xff);
        }
        return value;
    }
}
