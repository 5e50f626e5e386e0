package org.syscalltrack.runtime.ring;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.syscalltrack.dsl.event.EventFormat;
import org.syscalltrack.dsl.event.EventLayout;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.event.EventSchema;
import org.syscalltrack.dsl.event.MalformedRecordException;
import org.syscalltrack.dsl.event.MalformedSchemaException;

/** Turns records into log lines, each by the schema of the generation that wrote it. */
public final class EventReader {
    private static final int BATCH = 1024;

    private final RecordSource source;
    private final IntFunction<Optional<String>> schemaTexts;
    private final EventFormat format;
    private final Listener listener;
    private final Map<Integer, Optional<EventSchema>> schemas = new HashMap<>();

    /** Hears of each event. */
    public interface Listener {
        /** Takes an event's line, without a line end. */
        void event(String line);

        /** Takes a sentence about an event that cannot be shown. */
        void unreadable(String sentence);
    }

    /**
     * Makes a reader.
     *
     * @param source where the records come from
     * @param schemaTexts gives the text of a generation's schema; empty where the generation is gone
     */
    public EventReader(
            RecordSource source, IntFunction<Optional<String>> schemaTexts, EventFormat format, Listener listener) {
        this.source = source;
        this.schemaTexts = schemaTexts;
        this.format = format;
        this.listener = listener;
    }

    /**
     * Passes on the events that are queued.
     *
     * @return how many were taken; 0 means that the queue is empty
     */
    public int drain() {
        return source.drain(this::accept, BATCH);
    }

    private void accept(ByteBuffer bytes) {
        try {
            int generation = EventRecord.generationOf(bytes);
            Optional<EventSchema> schema = schemas.computeIfAbsent(generation, this::readSchema);
            if (schema.isPresent()) {
                EventLayout layout = layout(schema.get(), EventRecord.layoutOf(bytes));
                listener.event(format.render(EventRecord.decode(bytes, layout), layout));
            } else {
                listener.unreadable("an event of generation " + generation
                        + " cannot be shown: its rules were replaced before it was read");
            }
        } catch (MalformedRecordException e) {
            listener.unreadable("an event cannot be shown: " + e.getMessage());
        }
    }

    private Optional<EventSchema> readSchema(int generation) {
        try {
            return schemaTexts.apply(generation).map(EventSchema::read);
        } catch (MalformedSchemaException e) {
            listener.unreadable("the events of generation " + generation + " cannot be shown: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static EventLayout layout(EventSchema schema, int id) {
        if (id >= schema.layouts().size()) {
            throw new MalformedRecordException(
                    "layout " + id + " where the rules have " + schema.layouts().size());
        }
        return schema.layouts().get(id);
    }
}
