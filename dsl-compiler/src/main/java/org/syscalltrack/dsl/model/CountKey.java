package org.syscalltrack.dsl.model;

/** A value by which a COUNT rule counts. */
public sealed interface CountKey {
    /**
     * An integer.
     *
     * @param value a variable or a parameter
     */
    record Whole(IntegerValue value) implements CountKey {}

    /**
     * A name.
     *
     * @param value {@code COMM} or another short string
     */
    record Text(StringValue value) implements CountKey {}
}
