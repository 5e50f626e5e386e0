package org.syscalltrack.dsl.plan;

/**
 * An inclusive range of 64-bit integers.
 *
 * @param low the least
 * @param high the greatest
 * @param unsigned whether both ends and the value are compared as unsigned numbers
 */
public record IntegerRange(long low, long high, boolean unsigned) {}
