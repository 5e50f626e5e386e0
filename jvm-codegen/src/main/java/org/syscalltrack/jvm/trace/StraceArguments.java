package org.syscalltrack.jvm.trace;

/**
 * Finds the arguments of a call in the text of strace: the parts between the commas that stand in no string, bracket,
 * comment or descriptor's annotation.
 */
final class StraceArguments {
    private static final int MAXIMUM = 32;

    private final int[] starts = new int[MAXIMUM];
    private final int[] ends = new int[MAXIMUM];
    private int count;

    /**
     * Splits.
     *
     * @param from the first byte within the brackets
     * @param limit where to stop at the latest
     * @return the index of the bracket or brace that closes, or -1 where there is none
     */
    int split(byte[] text, int from, int limit) {
        count = 0;
        int depth = 0;
        int start = from;
        int i = from;
        while (i < limit) {
            byte c = text[i];
            switch (c) {
                case '"' -> i = endOfString(text, i, limit);
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> {
                    if (depth-- == 0) {
                        if (i > start || count > 0) {
                            add(text, start, i);
                        }
                        return i;
                    }
                }
                case '<' -> i = endOfAnnotation(text, from, i, limit);
                case '/' -> i = endOfComment(text, i, limit);
                case ',' -> {
                    if (depth == 0) {
                        add(text, start, i);
                        start = i + 1;
                    }
                }
                default -> {}
            }
            i++;
        }
        return -1;
    }

    private void add(byte[] text, int start, int end) {
        if (count == MAXIMUM) {
            return;
        }
        int from = start;
        int to = end;
        while (from < to && text[from] == ' ') {
            from++;
        }
        while (to > from && text[to - 1] == ' ') {
            to--;
        }
        starts[count] = from;
        ends[count++] = to;
    }

    /** Returns the index of the closing quote. */
    static int endOfString(byte[] text, int quote, int limit) {
        int i = quote + 1;
        while (i < limit && text[i] != '"') {
            i += text[i] == '\\' ? 2 : 1;
        }
        return i;
    }

    /**
     * Returns the index of the {@code >} that ends {@code 3</path>} or {@code 3<TCP:[a->b]>}. Within a path strace
     * writes {@code >} by its octal number.
     */
    static int endOfAnnotation(byte[] text, int from, int open, int limit) {
        boolean afterName = open > from && (isDigit(text[open - 1]) || text[open - 1] == 'D');
        if (!afterName || open + 1 >= limit || text[open + 1] == '<') {
            return open;
        }
        boolean path = text[open + 1] == '/';
        int depth = 0;
        for (int i = open + 1; i < limit; i++) {
            byte c = text[i];
            if (!path) {
                depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            }
            if (c == '>' && depth <= 0) {
                return i;
            }
        }
        return open;
    }

    private static int endOfComment(byte[] text, int slash, int limit) {
        if (slash + 1 >= limit || text[slash + 1] != '*') {
            return slash;
        }
        for (int i = slash + 2; i + 1 < limit; i++) {
            if (text[i] == '*' && text[i + 1] == '/') {
                return i + 1;
            }
        }
        return slash;
    }

    static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    int count() {
        return count;
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }
}
