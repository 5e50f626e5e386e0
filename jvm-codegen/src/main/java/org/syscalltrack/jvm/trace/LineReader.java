package org.syscalltrack.jvm.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.syscalltrack.dsl.event.ByteEscaper;
import org.syscalltrack.dsl.source.ByteString;

/** Gives the lines of a stream as parts of one buffer. What exceeds {@link #MAXIMUM} bytes of a line is dropped. */
final class LineReader {
    /** Longer than any line that strace writes with the strings of 4096 bytes that the language reads. */
    static final int MAXIMUM = 1 << 20;

    /** As much of a damaged line as a message shows. */
    private static final int EXCERPT = 80;

    private final InputStream input;
    private byte[] buffer = new byte[1 << 16];
    private int lineStart;
    private int lineEnd;
    private int next;
    private int filled;
    private long number;

    LineReader(InputStream input) {
        this.input = input;
    }

    /** Goes to the next line, and returns whether there is one. */
    boolean next() throws IOException {
        lineStart = next;
        int scan = next;
        while (true) {
            for (; scan < filled; scan++) {
                if (buffer[scan] == '\n') {
                    lineEnd = scan;
                    next = scan + 1;
                    number++;
                    return true;
                }
            }
            scan -= lineStart;
            boolean more = fill();
            scan += lineStart;
            if (!more) {
                lineEnd = filled;
                next = filled;
                boolean any = lineEnd > lineStart;
                number += any ? 1 : 0;
                return any;
            }
        }
    }

    /** Moves the line that was begun to the buffer's start and reads on behind it. */
    private boolean fill() throws IOException {
        int kept = Math.min(filled - lineStart, MAXIMUM);
        System.arraycopy(buffer, lineStart, buffer, 0, kept);
        lineStart = 0;
        filled = kept;
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int count = input.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, count);
        return count > 0;
    }

    /** Returns the line's beginning, for a message. */
    String excerpt() {
        return excerpt(buffer, lineStart, lineEnd);
    }

    /** Returns the beginning of a line, safe to print. */
    static String excerpt(byte[] text, int from, int to) {
        StringBuilder out = new StringBuilder();
        int end = Math.min(to, from + EXCERPT);
        ByteEscaper.appendQuoted(out, ByteString.of(Arrays.copyOfRange(text, from, end)));
        return out.append(end < to ? "..." : "").toString();
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return lineStart;
    }

    int end() {
        return lineEnd;
    }

    long number() {
        return number;
    }
}
