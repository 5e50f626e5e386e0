package org.syscalltrack.dsl.source;

/** Strings as JSON text (RFC 8259 section 7). */
public final class JsonStrings {
    private JsonStrings() {}

    /**
     * Appends a string in quotes. Lone surrogates, which JSON text cannot carry, are written as {@code \}{@code uDCxx}
     * escapes: so bytes that are no UTF-8 survive in the form of {@link LosslessUtf8}.
     */
    public static void append(StringBuilder out, String text) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean paired = (Character.isHighSurrogate(c) && at + 1 < text.length())
                    || (Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1)));
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7F || (Character.isSurrogate(c) && !paired)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
