package org.syscalltrack.dsl.plan;

/** Comparisons of a string with a literal, byte by byte. */
public enum StringOperator {
    EQUALS,
    STARTS_WITH,
    ENDS_WITH,
    CONTAINS
}
