package org.syscalltrack.dsl.plan;

import java.util.List;
import org.syscalltrack.dsl.event.EventLayout;

/**
 * The event that a step writes.
 *
 * @param layout what lies in the record
 * @param values what fills the layout's fields, in their order
 */
public record PlannedEvent(EventLayout layout, List<FieldSource> values) {

    /** Copies the list. */
    public PlannedEvent {
        values = List.copyOf(values);
        if (values.size() != layout.fields().size()) {
            throw new IllegalArgumentException(
                    values.size() + " values for the " + layout.fields().size() + " fields of " + layout.rule());
        }
    }
}
