package org.syscalltrack.dsl.source;

import org.jspecify.annotations.Nullable;

/**
 * A part of a file, possibly empty.
 *
 * @param file the file
 * @param start UTF-16 offset of its first character
 * @param end UTF-16 offset behind its last character
 */
public record Span(SourceFile file, int start, int end) {
    public Span {
        if (start < 0 || end < start || end > file.text().length()) {
            throw new IllegalArgumentException("span " + start + ".." + end + " in a text of "
                    + file.text().length() + " characters");
        }
    }

    /** The characters of the span. */
    public String text() {
        return file.text().substring(start, end);
    }

    /** Number of UTF-16 units. */
    public int length() {
        return end - start;
    }

    /** The smallest span that holds this one and {@code other} of the same file. */
    public Span to(Span other) {
        return new Span(file, Math.min(start, other.start), Math.max(end, other.end));
    }

    /** The empty span before the first character. */
    public Span atStart() {
        return new Span(file, start, start);
    }

    /** The empty span behind the last character. */
    public Span atEnd() {
        return new Span(file, end, end);
    }

    /** Whether {@code other} lies inside this span of the same file. */
    public boolean contains(Span other) {
        return file == other.file && start <= other.start && other.end <= end;
    }

    /** Line and column of the first character, the column in code points. */
    public Position startPosition() {
        return file.lineMap().position(start);
    }

    /** {@code file:line:column}, as messages name a place. */
    @Override
    public String toString() {
        Position position = startPosition();
        return file.name() + ":" + position.line() + ":" + position.column();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Span that && file.equals(that.file) && start == that.start && end == that.end;
    }

    @Override
    public int hashCode() {
        return 31 * start + end;
    }
}
