package org.syscalltrack.dsl.source;

/**
 * A place in a text.
 *
 * @param line line number, from 1
 * @param column column number, from 1; in code points or UTF-16 units as the method that made it says
 */
public record Position(int line, int column) {}
