package org.syscalltrack.dsl.event;

import java.util.List;

/**
 * A test on one field of an event, by which a line is written in one way or another. A test on a field that is not known
 * does not hold.
 */
public sealed interface ValueTest {
    /** The field's index in the layout. */
    int field();

    /** Whether the test holds for the field's value. */
    boolean holds(EventValue value);

    /** The field's value could be read. */
    record Known(int field) implements ValueTest {
        @Override
        public boolean holds(EventValue value) {
            return !(value instanceof EventValue.Unknown);
        }
    }

    /** The integer, of which only the bits in {@code mask} count, is one of {@code values}. */
    record OneOf(int field, long mask, List<Long> values) implements ValueTest {
        /** Copies the list. */
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(EventValue value) {
            return value instanceof EventValue.IntegerValue integer && values.contains(integer.value() & mask);
        }
    }

    /** The integer, as an unsigned one, is greater than {@code limit}. */
    record Above(int field, long limit) implements ValueTest {
        @Override
        public boolean holds(EventValue value) {
            return value instanceof EventValue.IntegerValue integer && Long.compareUnsigned(integer.value(), limit) > 0;
        }
    }
}
