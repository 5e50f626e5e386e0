package org.syscalltrack.bpf.lower;

import java.util.List;

/**
 * Patterns as an automaton of up to 64 states, one bit each, that takes a string byte by byte in a few instructions:
 * bit-parallel simulation (Baeza-Yates and Gonnet, "A New Approach to Text Searching", 1992). State n of a pattern says
 * that its first n parts match what has been read; a star after them lets the state stay. Time is linear in the string
 * and does not depend on the pattern. Longer patterns take a {@link PatternChain} of such words.
 *
 * @param start the states before the first byte
 * @param loops the states that stay, whatever byte comes
 * @param accepting the states in which a string may end
 * @param bytes for each byte the states that it lets go on to the next one
 */
record PatternWord(long start, long loops, long accepting, List<Long> bytes) {
    /** Offsets in the table: {@link #loops}. */
    static final int LOOPS = 0;
    /** The states from which every string matches. */
    static final int CERTAIN = 8;
    /** The first byte's states. */
    static final int BYTES = 16;

    /** How many values a byte has. */
    static final int VALUES = 256;
    /** The table's size. */
    static final int TABLE_BYTES = BYTES + VALUES * Long.BYTES;

    /** The states from which every string matches. */
    long certain() {
        return loops & accepting;
    }

    /** The states from which some longer string matches. */
    long hopeful() {
        return ~accepting | loops;
    }

    /** The table. */
    long[] table() {
        long[] table = new long[TABLE_BYTES / Long.BYTES];
        table[LOOPS / Long.BYTES] = loops;
        table[CERTAIN / Long.BYTES] = certain();
        for (int value = 0; value < VALUES; value++) {
            table[BYTES / Long.BYTES + value] = bytes.get(value);
        }
        return table;
    }
}
