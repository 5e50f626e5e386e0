package org.syscalltrack.jvm.trace;

import org.syscalltrack.jvm.call.ByteSlice;

/** Decodes the strings of strace: C's escapes, numbers in octal of up to three digits or {@code \xHH}. */
final class StraceStrings {
    private StraceStrings() {}

    /**
     * Decodes a string and what tells that it is longer.
     *
     * @param quote the index of the opening quote
     * @return whether there was a string
     */
    static boolean decode(byte[] text, int quote, int limit, ByteSlice result) {
        int end = StraceArguments.endOfString(text, quote, limit);
        if (end >= limit) {
            return false;
        }
        boolean cut = end + 3 < limit && text[end + 1] == '.' && text[end + 2] == '.' && text[end + 3] == '.';
        unescape(text, quote + 1, end, cut, result);
        return true;
    }

    /** Decodes bytes without quotes, as annotations have them. */
    static void unescape(byte[] text, int from, int to, boolean cut, ByteSlice result) {
        int first = from;
        while (first < to && text[first] != '\\') {
            first++;
        }
        if (first == to) {
            result.set(text, from, to - from, cut);
            return;
        }
        byte[] bytes = new byte[to - from];
        int length = 0;
        int i = from;
        while (i < to) {
            byte c = text[i++];
            if (c != '\\' || i == to) {
                bytes[length++] = c;
                continue;
            }
            c = text[i++];
            if (c == 'x') {
                int value = 0;
                for (int digits = 0; digits < 2 && i < to && Character.digit(text[i], 16) >= 0; digits++) {
                    value = value * 16 + Character.digit(text[i++], 16);
                }
                bytes[length++] = (byte) value;
            } else if (c >= '0' && c <= '7') {
                int value = c - '0';
                for (int digits = 1; digits < 3 && i < to && text[i] >= '0' && text[i] <= '7'; digits++) {
                    value = value * 8 + (text[i++] - '0');
                }
                bytes[length++] = (byte) value;
            } else {
                bytes[length++] = simple(c);
            }
        }
        result.set(bytes, 0, length, cut);
    }

    private static byte simple(byte letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'v' -> 0x0b;
            case 'f' -> '\f';
            default -> letter;
        };
    }
}
