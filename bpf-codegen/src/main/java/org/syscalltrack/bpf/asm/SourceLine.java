package org.syscalltrack.bpf.asm;

/**
 * The place in a source file that an instruction was made for; it ends in the object's line information.
 *
 * @param fileName name of the file as messages show it
 * @param line number of the line from 1; 0 when there is none
 * @param column number of the column from 1; 0 when there is none
 * @param text the line's text, without its end
 */
public record SourceLine(String fileName, int line, int column, String text) {
    /** Checks the numbers. */
    public SourceLine {
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("a source position is not negative: " + line + ":" + column);
        }
    }
}
