package org.syscalltrack.dsl.model;

/**
 * An inclusive range whose ends are constant; a single element has the same value at both ends.
 *
 * @param low the least
 * @param high the greatest
 */
public record IntegerRange(IntegerValue low, IntegerValue high) {}
