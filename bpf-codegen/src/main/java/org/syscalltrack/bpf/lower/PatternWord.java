package org.syscalltrack.bpf.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.source.ByteString;

/**
 * Patterns as an automaton of up to 64 states, one bit each, that takes a string byte by byte in a few instructions:
 * bit-parallel simulation (Baeza-Yates and Gonnet, "A New Approach to Text Searching", 1992). State n of a pattern says
 * that its first n parts match what has been read; a star after them lets the state stay. Time is linear in the string
 * and does not depend on the pattern.
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

    private static final int VALUES = 256;

    /** The patterns in as few words as they fit into; empty where one of them alone has too many states. */
    static Optional<List<PatternWord>> of(List<Glob> patterns) {
        List<PatternWord> words = new ArrayList<>();
        Builder builder = new Builder();
        for (Glob pattern : patterns) {
            int states = pattern.minimumLength() + 1;
            if (states > Long.SIZE) {
                return Optional.empty();
            }
            if (builder.used + states > Long.SIZE) {
                words.add(builder.build());
                builder = new Builder();
            }
            builder.add(pattern);
        }
        if (builder.used > 0) {
            words.add(builder.build());
        }
        return Optional.of(words);
    }

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
        long[] table = new long[2 + VALUES];
        table[LOOPS / Long.BYTES] = loops;
        table[CERTAIN / Long.BYTES] = certain();
        for (int value = 0; value < VALUES; value++) {
            table[BYTES / Long.BYTES + value] = bytes.get(value);
        }
        return table;
    }

    private static final class Builder {
        private final long[] bytes = new long[VALUES];
        private long start;
        private long loops;
        private long accepting;
        private int used;

        void add(Glob pattern) {
            start |= 1L << used;
            for (Glob.Element element : pattern.elements()) {
                if (element instanceof Glob.Element.Literal literal) {
                    literal(literal.bytes());
                } else if (element instanceof Glob.Element.OneOf set) {
                    for (int value = 0; value < VALUES; value++) {
                        bytes[value] |= set.contains(value) ? 1L << used : 0;
                    }
                    used++;
                } else {
                    loops |= 1L << used;
                }
            }
            accepting |= 1L << used;
            used++;
        }

        private void literal(ByteString text) {
            for (int index = 0; index < text.length(); index++) {
                bytes[text.at(index) & 0xff] |= 1L << used;
                used++;
            }
        }

        PatternWord build() {
            List<Long> states = new ArrayList<>();
            for (long each : bytes) {
                states.add(each);
            }
            return new PatternWord(start, loops, accepting, states);
        }
    }
}
