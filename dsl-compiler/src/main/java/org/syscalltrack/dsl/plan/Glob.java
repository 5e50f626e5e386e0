package org.syscalltrack.dsl.plan;

import java.util.Arrays;
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

    /**
     * Reads a pattern.
     *
     * @throws GlobSyntaxException where {@code fnmatch} would take a mistake for a literal, and for more than 8 stars
     */
    public static Glob parse(ByteString pattern) throws GlobSyntaxException {
        return new GlobParser(pattern).parse();
    }

    /** Whether a string of a set is a pattern: it has a {@code *}, {@code ?} or {@code [} without a backslash. */
    public static boolean isPattern(ByteString text) {
        for (int index = 0; index < text.length(); index++) {
            byte next = text.at(index);
            if (next == '\\') {
                index++;
            } else if (next == '*' || next == '?' || next == '[') {
                return true;
            }
        }
        return false;
    }

    /** The string that a pattern without wildcards stands for: its backslashes taken away. */
    public static ByteString unescape(ByteString text) {
        byte[] plain = new byte[text.length()];
        int length = 0;
        for (int index = 0; index < text.length(); index++) {
            if (text.at(index) == '\\' && index + 1 < text.length()) {
                index++;
            }
            plain[length++] = text.at(index);
        }
        return ByteString.of(Arrays.copyOf(plain, length));
    }

    /** The number of bytes that a matching string has at least. */
    public int minimumLength() {
        int length = 0;
        for (Element element : elements) {
            if (element instanceof Element.Literal literal) {
                length += literal.bytes().length();
            } else if (element instanceof Element.OneOf) {
                length++;
            }
        }
        return length;
    }

    /** Whether the whole string matches; in time linear in its length for each star. */
    public boolean matches(ByteString text) {
        return new GlobMatcher(elements, text).matches();
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
