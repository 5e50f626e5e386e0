package org.syscalltrack.runtime.counters;

import java.util.List;
import org.syscalltrack.dsl.event.EventValue;

/**
 * How often a rule matched with the same values of its keys.
 *
 * @param values one for each key; a string that was too long for the table is cut
 * @param count the number
 */
public record CountedKey(List<EventValue> values, long count) {
    /** Copies the list. */
    public CountedKey {
        values = List.copyOf(values);
    }
}
