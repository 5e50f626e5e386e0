package org.syscalltrack.dsl.plan;

import java.util.List;
import org.syscalltrack.dsl.source.ByteString;

/**
 * A pattern as {@code fnmatch} without flags reads it in the C locale, on bytes: {@code *} also crosses {@code /}.
 *
 * @param pattern as written, for messages
 * @param elements in order; two stars never follow each other
 */
public record Glob(ByteString pattern, List<Element> elements) {

    /** Copies the list. */
    public Glob {
        elements = List.copyOf(elements);
    }

    /** One part of a pattern. */
    public sealed interface Element {
        /** Exactly these bytes. */
        record Literal(ByteString bytes) implements Element {}

        /** One byte of a set, also for {@code ?}: bit n of the four words stands for byte n. */
        record OneOf(long word0, long word1, long word2, long word3) implements Element {
            /** Returns whether a byte, 0 to 255, is in the set. */
            public boolean contains(int value) {
                long word = value < 128 ? (value < 64 ? word0 : word1) : (value < 192 ? word2 : word3);
                return (word >>> (value & 63) & 1) != 0;
            }
        }

        /** Any number of any bytes. */
        record Star() implements Element {}
    }
}
