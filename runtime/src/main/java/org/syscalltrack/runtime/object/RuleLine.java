package org.syscalltrack.runtime.object;

/**
 * A line of a rule file.
 *
 * @param file the file's name as the compiler was given it
 * @param line from 1
 * @param column from 1; 0 where it is not known
 * @param text the line itself, as far as the object carries it
 */
public record RuleLine(String file, int line, int column, String text) {}
