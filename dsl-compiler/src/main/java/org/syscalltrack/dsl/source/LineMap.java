package org.syscalltrack.dsl.source;

import java.util.Arrays;

/**
 * Lines of a text. A line ends at {@code \n}, {@code \r\n} or {@code \r}, as the Language Server Protocol counts them.
 *
 * <p>Offsets are UTF-16 offsets into the text, from 0 to its length. Lines and columns count from 1.
 */
public final class LineMap {
    private final String text;
    private final int[] starts;

    LineMap(String text) {
        this.text = text;
        this.starts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[Math.max(16, text.length() / 24)];
        int count = 1;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean ends = c == '\n' || (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'));
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = at + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    /** Number of lines, at least 1. */
    public int lineCount() {
        return starts.length;
    }

    /** Offset of the first character of a line. */
    public int lineStart(int line) {
        return starts[line - 1];
    }

    /** Offset behind the last character of a line, its line end left out. */
    public int lineEnd(int line) {
        int end = line == starts.length ? text.length() : starts[line];
        while (end > starts[line - 1] && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** The line's text without its line end. */
    public String lineText(int line) {
        return text.substring(lineStart(line), lineEnd(line));
    }

    /** The line that holds the character at {@code offset}. */
    public int lineOf(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Line and column of {@code offset}, the column in code points. */
    public Position position(int offset) {
        int line = lineOf(offset);
        return new Position(line, text.codePointCount(lineStart(line), offset) + 1);
    }

    /** Line and column of {@code offset}, the column in UTF-16 units. */
    public Position utf16Position(int offset) {
        int line = lineOf(offset);
        return new Position(line, offset - lineStart(line) + 1);
    }

    /** Offset of a place whose column is in UTF-16 units; a place outside the text gives the nearest one inside. */
    public int offsetOfUtf16(Position position) {
        if (position.line() < 1) {
            return 0;
        }
        if (position.line() > starts.length) {
            return text.length();
        }
        int start = lineStart(position.line());
        int column = Math.max(1, position.column());
        return (int) Math.min((long) start + column - 1, lineEnd(position.line()));
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
