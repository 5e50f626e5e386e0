package org.syscalltrack.dsl.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.source.JsonStrings;
import org.syscalltrack.dsl.source.LosslessUtf8;

/**
 * Renders an event as one JSON object on one line, as {@code docs/events.md} describes it: what the record's header says,
 * every value under its label, and the line that the rule's format asks for.
 */
public final class EventJson implements EventFormat {
    private final EventRenderer lines;

    /**
     * Makes a renderer.
     *
     * @param bootTime when the machine that wrote the events was started
     */
    public EventJson(Instant bootTime) {
        this.lines = new EventRenderer(bootTime);
    }

    @Override
    public String render(EventRecord event, EventLayout layout) {
        StringBuilder out = new StringBuilder("{");
        member(out, "time", lines.timeOf(event));
        member(out, "rule", layout.rule());
        member(out, "verdict", event.verdict().name());
        member(out, "call", layout.call());
        member(out, "abi", layout.abi());
        member(out, "number", layout.number());
        member(out, "when", layout.when());
        member(out, "pid", event.process());
        member(out, "tid", event.thread());
        name(out, "flags");
        out.append('[');
        for (String flag : flags(event.flags())) {
            separate(out, '[');
            JsonStrings.append(out, flag);
        }
        out.append(']');
        name(out, "values");
        out.append('{');
        for (int i = 0; i < layout.fields().size(); i++) {
            name(out, layout.fields().get(i).label());
            value(out, event.values().get(i));
        }
        out.append('}');
        member(out, "line", lines.render(event, layout));
        return out.append('}').toString();
    }

    private static List<String> flags(int bits) {
        List<String> flags = new ArrayList<>();
        if ((bits & EventRecord.FLAG_TRUNCATED) != 0) {
            flags.add("truncated");
        }
        if ((bits & EventRecord.FLAG_RACED) != 0) {
            flags.add("raced");
        }
        if ((bits & EventRecord.FLAG_UNREADABLE) != 0) {
            flags.add("unreadable");
        }
        return flags;
    }

    /** Appends a value: a number, a string, or {@code null} for what could not be read. */
    public static void value(StringBuilder out, EventValue value) {
        if (value instanceof EventValue.IntegerValue integer) {
            out.append(integer.value());
        } else if (value instanceof EventValue.StringValue text) {
            JsonStrings.append(out, LosslessUtf8.decode(text.bytes().toByteArray()));
        } else {
            out.append("null");
        }
    }

    private static void member(StringBuilder out, String name, String value) {
        name(out, name);
        JsonStrings.append(out, value);
    }

    private static void member(StringBuilder out, String name, int value) {
        name(out, name);
        out.append(value);
    }

    private static void name(StringBuilder out, String name) {
        separate(out, '{');
        JsonStrings.append(out, name);
        out.append(": ");
    }

    private static void separate(StringBuilder out, char open) {
        if (out.charAt(out.length() - 1) != open) {
            out.append(", ");
        }
    }
}
