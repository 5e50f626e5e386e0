package org.syscalltrack.generator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Direction;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.ParameterKind.LastLink;
import org.syscalltrack.dsl.catalog.ResultKind;
import org.syscalltrack.dsl.catalog.ValueRole;

/** {@code tables/calls.txt}: what the parameters of the calls are. */
final class CallTable {
    private static final Map<String, LastLink> LINKS = Map.of(
            "F", LastLink.FOLLOW,
            "K", LastLink.KEEP,
            "FU", LastLink.FOLLOW_UNLESS_FLAG,
            "KU", LastLink.KEEP_UNLESS_FLAG);

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private CallTable() {}

    /**
     * A call's row.
     *
     * @param result what its result is
     * @param parameters in canonical order
     */
    record Row(ResultKind result, List<Described> parameters) {}

    /**
     * A parameter.
     *
     * @param name the man page's name
     * @param direction which way its memory is used
     * @param kind what it is
     */
    record Described(String name, Direction direction, ParameterKind kind) {}

    static CallTable read(Path file) {
        CallTable table = new CallTable();
        for (TableFile.Row row : TableFile.read(file)) {
            List<Described> parameters = new ArrayList<>();
            for (String word : row.right()) {
                int equals = word.indexOf('=');
                if (equals < 0) {
                    throw row.error("'" + word + "' is no NAME=KIND");
                }
                parameters.add(described(row, word.substring(0, equals), word.substring(equals + 1)));
            }
            String result = row.word(1).equals("fd") ? "descriptor" : row.word(1);
            if (table.rows.put(
                            row.word(0),
                            new Row(ResultKind.valueOf(result.toUpperCase(Locale.ROOT)), List.copyOf(parameters)))
                    != null) {
                throw row.error("this call has a row already");
            }
        }
        return table;
    }

    Row row(String call) {
        Row row = rows.get(call);
        if (row == null) {
            throw new GeneratorException("calls.txt has no row for " + call);
        }
        return row;
    }

    private static Described described(TableFile.Row row, String name, String words) {
        if (words.startsWith("out.")) {
            return new Described(name, Direction.OUT, kind(row, words.substring(4)));
        }
        if (words.startsWith("io.")) {
            return new Described(name, Direction.INOUT, kind(row, words.substring(3)));
        }
        return new Described(name, Direction.IN, kind(row, words));
    }

    private static ParameterKind kind(TableFile.Row row, String words) {
        List<String> parts = List.of(words.split(":", -1));
        return switch (parts.get(0)) {
            case "string" -> new ParameterKind.UserString();
            case "strings" -> new ParameterKind.StringArray();
            case "pointer" -> new ParameterKind.Pointer();
            case "path" -> path(row, parts);
            case "buffer" -> new ParameterKind.Buffer(parts.get(1), parts.size() > 2);
            case "sockaddr" -> new ParameterKind.SocketAddress(parts.get(1));
            case "struct" -> new ParameterKind.Struct(parts.get(1), part(parts, 2));
            case "structs" -> new ParameterKind.StructArray(parts.get(1), parts.get(2));
            case "ints" -> integers(parts);
            case "fd" -> new ParameterKind.Value(ValueRole.DESCRIPTOR);
            default -> new ParameterKind.Value(ValueRole.valueOf(parts.get(0).toUpperCase(Locale.ROOT)));
        };
    }

    private static ParameterKind path(TableFile.Row row, List<String> parts) {
        LastLink link = LINKS.get(parts.get(1));
        if (link == null) {
            throw row.error("'" + parts.get(1) + "' is none of " + LINKS.keySet());
        }
        return new ParameterKind.Path(part(parts, 2), part(parts, 3), link);
    }

    private static ParameterKind integers(List<String> parts) {
        String type = parts.get(1);
        boolean word = type.endsWith("word");
        return new ParameterKind.Integers(
                word ? new IntegerType(64, type.charAt(0) == 's') : IntegerType.of(type),
                word,
                part(parts, 2).map(Integer::parseInt).orElse(1));
    }

    private static Optional<String> part(List<String> parts, int index) {
        return index < parts.size() && !parts.get(index).isEmpty() ? Optional.of(parts.get(index)) : Optional.empty();
    }
}
