package org.syscalltrack.dsl.event;

/** How events are shown. */
public interface EventFormat {
    /** Returns the text, without a line end, of a record that was decoded with this layout. */
    String render(EventRecord event, EventLayout layout);
}
