package org.syscalltrack.dsl.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 that keeps bytes which are no UTF-8: each such byte {@code 0x80..0xFF} becomes the lone surrogate
 * {@code U+DC80..U+DCFF} and turns back into that byte (the scheme of Python's PEP 383, "surrogateescape").
 *
 * <p>{@code encode(decode(bytes))} gives back {@code bytes} for every input. Two byte strings are equal exactly when
 * their decoded forms are, so a {@link String} in this form stands for a byte string.
 */
public final class LosslessUtf8 {
    private static final int ESCAPE_BASE = 0xDC00;
    private static final int FIRST_ESCAPE = 0xDC80;
    private static final int LAST_ESCAPE = 0xDCFF;

    private LosslessUtf8() {}

    /** Decodes any bytes. */
    public static String decode(byte[] bytes) {
        String strict = new String(bytes, StandardCharsets.UTF_8);
        if (strict.indexOf('\uFFFD') < 0) {
            return strict;
        }
        StringBuilder text = new StringBuilder(bytes.length);
        for (int at = 0; at < bytes.length; ) {
            int length = sequenceLength(bytes, at);
            if (length == 0) {
                text.append((char) (ESCAPE_BASE + (bytes[at] & 0xFF)));
                at++;
            } else {
                text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
                at += length;
            }
        }
        return text.toString();
    }

    /** Encodes text; escaped bytes come back, other lone surrogates become {@code U+FFFD}. */
    public static byte[] encode(String text) {
        if (!hasSurrogate(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 16);
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            if (isEscapedByte(codePoint)) {
                bytes.write(codePoint - ESCAPE_BASE);
            } else {
                int written = isSurrogate(codePoint) ? 0xFFFD : codePoint;
                bytes.writeBytes(Character.toString(written).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** Whether this code point of a decoded text stands for a byte that is not UTF-8. */
    public static boolean isEscapedByte(int codePoint) {
        return codePoint >= FIRST_ESCAPE && codePoint <= LAST_ESCAPE;
    }

    /** The byte, 0x80..0xFF, that an {@linkplain #isEscapedByte escaped} code point stands for. */
    public static int escapedByte(int codePoint) {
        return codePoint - ESCAPE_BASE;
    }

    private static boolean hasSurrogate(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** Length of the well-formed sequence (Unicode 15, table 3-7) at {@code at}, or 0 where there is none. */
    private static int sequenceLength(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int length = first >= 0xC2 && first <= 0xDF
                ? 2
                : (first & 0xF0) == 0xE0 ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
        if (length == 0 || at + length > bytes.length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < low || second > high) {
            return 0;
        }
        for (int next = at + 2; next < at + length; next++) {
            if ((bytes[next] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
