package org.syscalltrack.dsl.syntax;

import java.util.Arrays;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;

/**
 * All tokens of a file, white space and comments among them. They tile the text: each begins where the one before ends,
 * the first at 0, the last ends with the text. So the texts joined are the file, for any input.
 */
public final class TokenList {
    private final SourceFile file;
    private final int size;
    private final int[] starts;
    private final byte[] kinds;

    private TokenList(SourceFile file, int size, int[] starts, byte[] kinds) {
        this.file = file;
        this.size = size;
        this.starts = starts;
        this.kinds = kinds;
    }

    /** Number of tokens; 0 for an empty file. */
    public int size() {
        return size;
    }

    /** What the token is. */
    public TokenKind kind(int index) {
        return TokenKinds.of(kinds[index]);
    }

    /** UTF-16 offset of the token's first character. */
    public int start(int index) {
        return starts[index];
    }

    /** UTF-16 offset behind the token's last character. */
    public int end(int index) {
        return index + 1 < size ? starts[index + 1] : file.text().length();
    }

    /** The token's characters. */
    public String text(int index) {
        return file.text().substring(start(index), end(index));
    }

    /** The token's place. */
    public Span span(int index) {
        return file.span(start(index), end(index));
    }

    /** Index of the token that holds the character at {@code offset}; the last one for the end of the text. */
    public int indexAt(int offset) {
        int found = Arrays.binarySearch(starts, 0, size, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** Gathers the tokens in order. */
    static final class Builder {
        private final SourceFile file;
        private int size;
        private int[] starts;
        private byte[] kinds;

        Builder(SourceFile file) {
            this.file = file;
            int guess = 16 + file.text().length() / 4;
            starts = new int[guess];
            kinds = new byte[guess];
        }

        /** Adds a token of the generated lexer that begins at {@code start}. */
        void add(int kind, int start) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size * 2);
                kinds = Arrays.copyOf(kinds, size * 2);
            }
            starts[size] = start;
            kinds[size] = (byte) kind;
            size++;
        }

        TokenList build() {
            return new TokenList(file, size, Arrays.copyOf(starts, size), Arrays.copyOf(kinds, size));
        }
    }
}
