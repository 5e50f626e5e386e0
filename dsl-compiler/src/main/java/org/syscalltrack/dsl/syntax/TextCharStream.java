package org.syscalltrack.dsl.syntax;

import java.io.IOException;

/**
 * The generated lexer's view of a text that is in memory as a whole. Only what that lexer calls is meaningful: offsets
 * are kept here, images and line numbers are not asked for.
 */
final class TextCharStream implements CharStream {
    private final String text;
    private int limit;
    private int position;

    TextCharStream(String text) {
        this.text = text;
        this.limit = text.length();
    }

    /** Offset of the next character. */
    int position() {
        return position;
    }

    /** Makes the text end at {@code offset} for now. */
    void limit(int offset) {
        limit = offset;
    }

    /** Makes the text end where it ends; says whether it ended before. */
    boolean unlimit() {
        boolean limited = limit < text.length();
        limit = text.length();
        return limited;
    }

    @Override
    public char readChar() throws IOException {
        if (position >= limit) {
            throw new EndOfText();
        }
        return text.charAt(position++);
    }

    @Override
    public char BeginToken() throws IOException {
        return readChar();
    }

    @Override
    public void backup(int amount) {
        position -= amount;
    }

    @Override
    public String GetImage() {
        return "";
    }

    @Override
    public char[] GetSuffix(int length) {
        return new char[0];
    }

    @Override
    public void Done() {}

    // The generated interface deprecates these two, and will not do without them.
    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester")
    public int getColumn() {
        return 0;
    }

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester")
    public int getLine() {
        return 0;
    }

    @Override
    public int getEndColumn() {
        return 0;
    }

    @Override
    public int getEndLine() {
        return 0;
    }

    @Override
    public int getBeginColumn() {
        return 0;
    }

    @Override
    public int getBeginLine() {
        return 0;
    }

    @Override
    public void setTabSize(int size) {}

    @Override
    public int getTabSize() {
        return 1;
    }

    @Override
    public boolean getTrackLineColumn() {
        return false;
    }

    @Override
    public void setTrackLineColumn(boolean track) {}

    /** The generated lexer takes the end of the input from an exception; without a stack trace it costs little. */
    private static final class EndOfText extends IOException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
