package org.syscalltrack.kmod.text;

import java.util.Locale;
import org.syscalltrack.dsl.source.ByteString;

/** Texts of rules as parts of C: whatever they hold, they end where they should. */
public final class CText {
    private static final int LONGEST_IDENTIFIER = 24;

    private CText() {}

    /**
     * A string literal. Everything but plain printable characters is an octal escape of three digits, which no digit
     * behind it can lengthen (C11 6.4.4.4).
     */
    public static String literal(ByteString bytes) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < bytes.length(); i++) {
            int next = bytes.at(i) & 0xff;
            // A question mark could begin a trigraph.
            if (next < ' ' || next > '~' || next == '"' || next == '\\' || next == '?') {
                text.append(String.format(Locale.ROOT, "\\%03o", next));
            } else {
                text.append((char) next);
            }
        }
        return text.append('"').toString();
    }

    /**
     * A text inside a comment: it can neither end it nor begin another, turn lines around, nor join the next line. What
     * is neither printable ASCII nor a tab becomes an escape.
     */
    public static String comment(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point == '\t' || (point >= ' ' && point <= '~')) {
                boolean pair = safe.length() > 0
                        && ((point == '/' && safe.charAt(safe.length() - 1) == '*')
                                || (point == '*' && safe.charAt(safe.length() - 1) == '/'));
                safe.append(pair ? " " : "").append((char) point);
            } else {
                safe.append(String.format(Locale.ROOT, "\\u{%x}", point));
            }
        });
        return safe.toString().replaceAll("[ \t]+$", "");
    }

    /** A part of an identifier: lower-case ASCII letters, digits and underscores; never empty. */
    public static String identifier(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
        String cut = plain.length() > LONGEST_IDENTIFIER ? plain.substring(0, LONGEST_IDENTIFIER) : plain;
        return cut.isEmpty() ? "_" : cut;
    }

    /** An integer constant of type {@code int} where it fits, else {@code long long}. */
    public static String number(long value) {
        if (value == Long.MIN_VALUE) {
            // There is no literal of this value, only of its opposite (C11 6.4.4.1).
            return "S64_MIN";
        }
        return value > Integer.MIN_VALUE && value <= Integer.MAX_VALUE ? Long.toString(value) : value + "LL";
    }

    /** An unsigned 64-bit constant. */
    public static String unsigned(long value) {
        return Long.toUnsignedString(value) + "ULL";
    }
}
