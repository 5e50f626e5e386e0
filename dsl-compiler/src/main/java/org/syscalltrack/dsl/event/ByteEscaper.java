package org.syscalltrack.dsl.event;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.syscalltrack.dsl.source.ByteString;

/**
 * Writes bytes that a watched process chose so that they can neither break nor forge a line of the log
 * ({@code language-details.md} 87): {@code \" \\ \n \t \r}, other control characters, bytes that are not UTF-8 and
 * invisible format characters as {@code \xHH}; other UTF-8 as it is.
 */
public final class ByteEscaper {
    private ByteEscaper() {}

    /** Appends the bytes between double quotes. */
    public static void appendQuoted(StringBuilder out, ByteString bytes) {
        out.append('"');
        int index = 0;
        while (index < bytes.length()) {
            index += appendCharacter(out, bytes, index);
        }
        out.append('"');
    }

    private static int appendCharacter(StringBuilder out, ByteString bytes, int index) {
        byte first = bytes.at(index);
        switch (first) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '\r' -> out.append("\\r");
            default -> {
                return appendOther(out, bytes, index, first);
            }
        }
        return 1;
    }

    private static int appendOther(StringBuilder out, ByteString bytes, int index, byte first) {
        if (first >= 0x20 && first < 0x7f) {
            out.append((char) first);
            return 1;
        }
        int size = sequenceSize(first);
        if (size > 1 && index + size <= bytes.length()) {
            byte[] sequence = new byte[size];
            for (int i = 0; i < size; i++) {
                sequence[i] = bytes.at(index + i);
            }
            try {
                CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sequence));
                int codePoint = Character.codePointAt(decoded, 0);
                if (isPrintable(codePoint)) {
                    out.appendCodePoint(codePoint);
                } else {
                    for (byte b : sequence) {
                        appendHexadecimal(out, b);
                    }
                }
                return size;
            } catch (CharacterCodingException e) {
                // Not UTF-8: the first byte is escaped alone, and the next may begin a character.
                appendHexadecimal(out, first);
                return 1;
            }
        }
        appendHexadecimal(out, first);
        return 1;
    }

    /** RFC 3629 section 3: the first byte tells how many bytes a character takes. */
    private static int sequenceSize(byte first) {
        int value = first & 0xff;
        if (value >= 0xc2 && value <= 0xdf) {
            return 2;
        }
        if (value >= 0xe0 && value <= 0xef) {
            return 3;
        }
        return value >= 0xf0 && value <= 0xf4 ? 4 : 1;
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static void appendHexadecimal(StringBuilder out, byte value) {
        out.append("\\x").append(Character.forDigit(value >> 4 & 0xf, 16)).append(Character.forDigit(value & 0xf, 16));
    }
}
