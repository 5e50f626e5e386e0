package org.syscalltrack.dsl.diagnostic;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.source.JsonStrings;

/**
 * Writes JSON (RFC 8259), indented, members in the order given. Values are maps with strings as keys, lists, strings,
 * integers, longs and booleans.
 */
public final class JsonWriter {
    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    /**
     * The text of a value, ending in a line feed.
     *
     * @throws IllegalArgumentException where a value is of another type
     */
    public static String write(Object value) {
        JsonWriter writer = new JsonWriter();
        writer.value(value, 0);
        return writer.out.append('\n').toString();
    }

    private void value(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            object(map, depth);
        } else if (value instanceof List<?> list) {
            array(list, depth);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof String text) {
            JsonStrings.append(out, text);
        } else {
            throw new IllegalArgumentException("no JSON value: " + value);
        }
    }

    private void object(Map<?, ?> map, int depth) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> member : map.entrySet()) {
            out.append(separator);
            newLine(depth + 1);
            JsonStrings.append(out, (String) member.getKey());
            out.append(": ");
            value(member.getValue(), depth + 1);
            separator = ",";
        }
        if (!map.isEmpty()) {
            newLine(depth);
        }
        out.append('}');
    }

    private void array(List<?> list, int depth) {
        out.append('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            newLine(depth + 1);
            value(element, depth + 1);
            separator = ",";
        }
        if (!list.isEmpty()) {
            newLine(depth);
        }
        out.append(']');
    }

    private void newLine(int depth) {
        out.append('\n').append("  ".repeat(depth));
    }
}
