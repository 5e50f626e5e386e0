package org.syscalltrack.dsl.source;

import java.util.function.Supplier;

/**
 * A rule file as it was read. Immutable; two files are the same only if they are the same object.
 *
 * <p>The text keeps every byte: {@link LosslessUtf8} says how. A byte order mark stays part of the text.
 */
public final class SourceFile {
    private final String name;
    private final String identity;
    private final String text;
    private final Supplier<byte[]> bytes;
    private final LineMap lineMap;

    private SourceFile(String name, String identity, String text, Supplier<byte[]> bytes) {
        this.name = name;
        this.identity = identity;
        this.text = text;
        this.bytes = bytes;
        this.lineMap = new LineMap(text);
    }

    /**
     * A file read from somewhere.
     *
     * @param name the name as the user gave it, shown in messages
     * @param identity equal for two names of one file (its real path, its URI)
     * @param bytes the content; copied
     */
    public static SourceFile ofBytes(String name, String identity, byte[] bytes) {
        byte[] copy = bytes.clone();
        return new SourceFile(name, identity, LosslessUtf8.decode(copy), () -> copy);
    }

    /** A text that is its own identity, as an editor's buffer or a test has it. */
    public static SourceFile ofText(String name, String text) {
        return ofText(name, name, text);
    }

    /** A text under another identity; surrogates without a partner that stand for no byte become {@code U+FFFD}. */
    public static SourceFile ofText(String name, String identity, String text) {
        String clean = withoutLoneSurrogates(text);
        return new SourceFile(name, identity, clean, () -> LosslessUtf8.encode(clean));
    }

    /** The name as the user gave it. */
    public String name() {
        return name;
    }

    /** Equal for two names of one file; {@code include} loads an identity once. */
    public String identity() {
        return identity;
    }

    /** The whole text; {@link LosslessUtf8#encode} of it gives {@link #bytes()}. */
    public String text() {
        return text;
    }

    /** The bytes of the file, a fresh copy. */
    public byte[] bytes() {
        return bytes.get().clone();
    }

    /** The lines of {@link #text()}. */
    public LineMap lineMap() {
        return lineMap;
    }

    /** The span from {@code start} (inclusive) to {@code end} (exclusive), UTF-16 offsets. */
    public Span span(int start, int end) {
        return new Span(this, start, end);
    }

    @Override
    public String toString() {
        return name;
    }

    private static String withoutLoneSurrogates(String text) {
        StringBuilder changed = null;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            boolean lone = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            if (lone && !LosslessUtf8.isEscapedByte(codePoint)) {
                changed = changed == null ? new StringBuilder(text) : changed;
                changed.setCharAt(at, '\uFFFD');
            }
            at += Character.charCount(codePoint);
        }
        return changed == null ? text : changed.toString();
    }
}
