package org.syscalltrack.dsl.model;

import java.util.List;
import org.syscalltrack.dsl.source.Span;

/**
 * What a rule's log line looks like.
 *
 * @param items in order
 * @param span the format in its file, or the action where the format is the default one
 */
public record LogFormat(List<LogItem> items, Span span) {
    /** Copies the list. */
    public LogFormat {
        items = List.copyOf(items);
    }
}
