package org.syscalltrack.dsl.event;

import org.syscalltrack.dsl.source.ByteString;

/** The value of one field of an event. */
public sealed interface EventValue {

    /** A value that could not be read when the event was written. */
    record Unknown() implements EventValue {}

    /** An integer, widened to 64 bits. */
    record IntegerValue(long value) implements EventValue {}

    /** A string without its NUL. */
    record StringValue(ByteString bytes) implements EventValue {}
}
