package org.syscalltrack.dsl.diagnostic;

import org.syscalltrack.dsl.source.LosslessUtf8;

/**
 * A source line as it can be shown on a terminal without harm: tabs are blanks up to the next multiple of four, control
 * and format characters and bytes that are not UTF-8 are shown as {@code \xHH} or {@code <U+HHHH>}. Knows the terminal
 * column of every character; East Asian wide characters and emoji take two columns, combining marks none.
 */
final class DisplayLine {
    private static final int TAB = 4;

    private final StringBuilder shown = new StringBuilder();
    private final int[] columns;

    /** The line's text without its line end. */
    DisplayLine(String line) {
        columns = new int[line.length() + 1];
        int column = 0;
        for (int at = 0; at < line.length(); ) {
            int codePoint = line.codePointAt(at);
            int next = at + Character.charCount(codePoint);
            for (int unit = at; unit < next; unit++) {
                columns[unit] = column;
            }
            String picture = picture(codePoint, column);
            shown.append(picture);
            column += picture.length() == 1 || Character.charCount(codePoint) == picture.length()
                    ? width(codePoint)
                    : picture.length();
            at = next;
        }
        columns[line.length()] = column;
    }

    /** What is printed. */
    String shown() {
        return shown.toString();
    }

    /** Terminal column, from 0, of the character at that UTF-16 offset in the line. */
    int column(int offset) {
        return columns[Math.min(offset, columns.length - 1)];
    }

    /** Any text made harmless in the same way. */
    static String harmless(String text) {
        StringBuilder harmless = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> harmless.append(picture(codePoint, 0)));
        return harmless.toString();
    }

    private static String picture(int codePoint, int column) {
        if (codePoint == '\t') {
            return " ".repeat(TAB - column % TAB);
        }
        if (LosslessUtf8.isEscapedByte(codePoint)) {
            return String.format("\\x%02x", LosslessUtf8.escapedByte(codePoint));
        }
        if (codePoint < ' ' || codePoint == 0x7F) {
            return String.format("\\x%02x", codePoint);
        }
        return isPrintable(codePoint) ? Character.toString(codePoint) : String.format("<U+%04X>", codePoint);
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        // Unicode Standard Annex 11: the blocks whose characters are wide.
        boolean wide = (codePoint >= 0x1100 && codePoint <= 0x115F)
                || (codePoint >= 0x2E80 && codePoint <= 0xA4CF && codePoint != 0x303F)
                || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
                || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                || (codePoint >= 0xFFE0 && codePoint <= 0xFFE6)
                || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF)
                || (codePoint >= 0x20000 && codePoint <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
