package org.syscalltrack.dsl.catalog;

/** Which way the memory behind a parameter is used. Plain values are {@link #IN}. */
public enum Direction {
    /** The kernel reads it. */
    IN,
    /** The kernel writes it: there is nothing to read before the call has returned. */
    OUT,
    /** The kernel reads it and writes it. */
    INOUT
}
