package org.syscalltrack.kmod.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lines of C as Documentation/process/coding-style.rst wants them: tabs of eight, at most a hundred columns. */
public final class CodeWriter {
    private static final int TAB = 8;
    private static final int MOST_COLUMNS = 100;

    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** Adds a line at the present depth, broken where it is too long. */
    public CodeWriter line(String line) {
        if (line.isEmpty()) {
            text.append('\n');
            return this;
        }
        String indented = "\t".repeat(depth) + line;
        if (columns(indented) <= MOST_COLUMNS) {
            text.append(indented).append('\n');
        } else {
            broken(line);
        }
        return this;
    }

    /** Adds lines that are ready. */
    public CodeWriter raw(String lines) {
        text.append(lines);
        return this;
    }

    /** The lines that follow are one step deeper. */
    public CodeWriter in() {
        depth++;
        return this;
    }

    /** The lines that follow are one step less deep. */
    public CodeWriter out() {
        depth--;
        return this;
    }

    /** A block comment of several lines; each is made safe. */
    public CodeWriter comment(List<String> lines) {
        line("/*");
        for (String each : lines) {
            commented(CText.comment(each));
        }
        return line(" */");
    }

    /** A comment's line, broken at blanks where it is too long; what goes on stands two columns deeper. */
    private void commented(String text) {
        String begin = "\t".repeat(depth) + " * ";
        int indent = text.length() - text.stripLeading().length();
        String rest = text;
        while (columns(begin + rest) > MOST_COLUMNS) {
            int blank = rest.lastIndexOf(' ', MOST_COLUMNS - columns(begin));
            if (blank <= indent + 2) {
                break;
            }
            raw((begin + rest.substring(0, blank)).stripTrailing() + "\n");
            rest = " ".repeat(indent + 2) + rest.substring(blank + 1);
        }
        raw((begin + rest).stripTrailing() + "\n");
    }

    /** A comment of one line, made safe. */
    public CodeWriter comment(String line) {
        return line("/* " + CText.comment(line) + " */");
    }

    /** Everything so far. */
    public String text() {
        return text.toString();
    }

    /** Whether nothing was written. */
    public boolean isEmpty() {
        return text.length() == 0;
    }

    private void broken(String line) {
        StringBuilder current = new StringBuilder("\t".repeat(depth));
        String continuation = "\t".repeat(depth + 1);
        for (String piece : pieces(line)) {
            String tried = current + piece;
            if (columns(tried.stripTrailing()) > MOST_COLUMNS
                    && !current.toString().isBlank()
                    && !current.toString().equals(continuation)) {
                text.append(current.toString().stripTrailing()).append('\n');
                continuation = continuation(current.toString(), continuation);
                current = new StringBuilder(continuation).append(piece);
            } else {
                current.append(piece);
            }
        }
        text.append(current.toString().stripTrailing()).append('\n');
    }

    /** The indent behind the innermost parenthesis that a line leaves open; the indent so far where it opens none. */
    private static String continuation(String line, String soFar) {
        Deque<Integer> open = new ArrayDeque<>();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char next = line.charAt(i);
            if (next == '"') {
                quoted = !quoted;
            } else if (next == '\\' && quoted) {
                i++;
            } else if (next == '(' && !quoted) {
                open.push(i);
            } else if (next == ')' && !quoted && !open.isEmpty()) {
                open.pop();
            }
        }
        if (open.isEmpty()) {
            return soFar;
        }
        int column = columns(line.substring(0, open.peek() + 1));
        return "\t".repeat(column / TAB) + " ".repeat(column % TAB);
    }

    /** The line in parts behind which it may be broken: commas and binary logic, outside of literals. */
    private static List<String> pieces(String line) {
        List<String> pieces = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < line.length(); i++) {
            char next = line.charAt(i);
            if (next == '"') {
                quoted = !quoted;
            } else if (next == '\\' && quoted) {
                i++;
            } else if (!quoted
                    && next == ' '
                    && i > 0
                    && (line.charAt(i - 1) == ',' || line.startsWith("&& ", i - 2) || line.startsWith("|| ", i - 2))) {
                pieces.add(line.substring(begin, i + 1));
                begin = i + 1;
            }
        }
        pieces.add(line.substring(begin));
        return pieces;
    }

    private static int columns(String line) {
        int columns = 0;
        for (int i = 0; i < line.length(); i++) {
            columns = line.charAt(i) == '\t' ? (columns / TAB + 1) * TAB : columns + 1;
        }
        return columns;
    }
}
