package org.syscalltrack.dsl.catalog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.catalog.CatalogText.Block;

/** Reads a {@code call} block. */
final class CallReader {
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<HookFact> hooks = new ArrayList<>();
    private final Set<CallClass> classes = EnumSet.noneOf(CallClass.class);
    private final Set<CallTrait> traits = EnumSet.noneOf(CallTrait.class);
    private ResultKind result = ResultKind.ZERO;
    private Optional<String> since = Optional.empty();
    private Optional<String> sibling = Optional.empty();

    private CallReader() {}

    static SystemCall read(Block block) {
        CallReader reader = new CallReader();
        List<Line> members = block.members();
        for (int index = 0; index < members.size(); ) {
            index = reader.member(members, index);
        }
        return new SystemCall(
                block.name(),
                block.head().from(2),
                reader.parameters,
                reader.result,
                reader.entries,
                reader.classes,
                reader.traits,
                reader.since,
                reader.sibling,
                reader.hooks);
    }

    /** Reads the member at {@code index} and returns the index of the next. */
    private int member(List<Line> members, int index) {
        Line line = members.get(index);
        switch (line.keyword()) {
            case "class" -> line.from(1).forEach(word -> classes.add(line.constant(CallClass.class, word)));
            case "trait" -> line.from(1).forEach(word -> traits.add(line.constant(CallTrait.class, word)));
            case "result" -> result = line.constant(ResultKind.class, line.word(1, "kind of result"));
            case "since" -> since = Optional.of(line.word(1, "kernel version"));
            case "sibling" -> sibling = Optional.of(line.word(1, "call"));
            case "parameter" -> parameters.add(parameter(line));
            case "entry" -> entries.add(entry(line));
            case "hook" -> {
                HookReader hook = new HookReader(line, parameters);
                int next = index + 1;
                while (next < members.size() && hook.accepts(members.get(next))) {
                    next++;
                }
                hooks.add(hook.finish());
                return next;
            }
            default -> throw line.error("'" + line.keyword() + "' is no member of a call");
        }
        return index + 1;
    }

    private static Parameter parameter(Line line) {
        Direction direction = line.constant(Direction.class, line.word(3, "direction"));
        IntegerType type = line.type(line.word(4, "type"));
        return new Parameter(
                line.word(1, "name"),
                line.word(2, "kernel's name"),
                type,
                direction,
                kind(line, line.word(5, "kind")),
                line.textAfterColon());
    }

    private static ParameterKind kind(Line line, String word) {
        return switch (word) {
            case "string" -> new ParameterKind.UserString();
            case "path" ->
                new ParameterKind.Path(
                        optional(line.attribute("directory")),
                        optional(line.attribute("flags")),
                        line.constant(ParameterKind.LastLink.class, required(line, "link")));
            case "buffer" ->
                new ParameterKind.Buffer(required(line, "length"), line.words().contains("filled-by-result"));
            case "sockaddr" -> new ParameterKind.SocketAddress(required(line, "length"));
            case "struct" -> new ParameterKind.Struct(required(line, "type"), optional(line.attribute("size")));
            case "structs" -> new ParameterKind.StructArray(required(line, "type"), required(line, "count"));
            case "strings" -> new ParameterKind.StringArray();
            case "integers" -> {
                String type = required(line, "type");
                boolean word64 = type.endsWith("word");
                yield new ParameterKind.Integers(line.type(word64 ? type.charAt(0) + "64" : type), word64, (int)
                        line.number(required(line, "count"), "count"));
            }
            case "pointer" -> new ParameterKind.Pointer();
            default -> new ParameterKind.Value(line.constant(ValueRole.class, word));
        };
    }

    private static String required(Line line, String attribute) {
        String value = line.attribute(attribute);
        if (value.isEmpty()) {
            throw line.error("'" + attribute + "=' is missing");
        }
        return value;
    }

    private static Optional<String> optional(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private Entry entry(Line line) {
        List<Argument> arguments = new ArrayList<>();
        Map<String, String> structs = new LinkedHashMap<>();
        Optional<Entry.Selector> selector = Optional.empty();
        for (String word : line.from(5)) {
            if (word.startsWith("struct:")) {
                String[] pair = word.substring("struct:".length()).split("=", 2);
                structs.put(pair[0], pair[pair.length - 1]);
            } else if (word.startsWith("select:")) {
                String[] parts = word.substring("select:".length()).split(",", -1);
                if (parts.length != 3) {
                    throw line.error("a selector is 'select:SLOT,MASK,VALUE', not '" + word + "'");
                }
                selector = Optional.of(new Entry.Selector(
                        (int) line.number(parts[0], "slot"),
                        line.number(parts[1], "mask"),
                        line.number(parts[2], "value")));
            } else {
                arguments.add(argument(line, word));
            }
        }
        if (arguments.size() != parameters.size()) {
            throw line.error(
                    "the call has " + parameters.size() + " parameters, this entry places " + arguments.size());
        }
        return new Entry(
                line.abi(line.word(1, "ABI")),
                line.number(2, "number"),
                line.word(3, "name"),
                line.word(4, "symbol"),
                arguments,
                structs,
                selector);
    }

    private static Argument argument(Line line, String word) {
        int colon = word.indexOf(':');
        if (colon < 0) {
            throw line.error("'" + word + "' is no argument: write PLACE:TYPE");
        }
        String place = word.substring(0, colon);
        IntegerType type = line.type(word.substring(colon + 1));
        if (place.startsWith("=")) {
            return new Argument.Fixed(line.number(place.substring(1), "value"), type);
        }
        int shift = place.indexOf("<<");
        if (shift >= 0) {
            return new Argument.ShiftedSlot(slot(line, place.substring(0, shift)), type, (int)
                    line.number(place.substring(shift + 2), "shift"));
        }
        int plus = place.indexOf('+');
        if (place.startsWith("*")) {
            if (plus < 0) {
                throw line.error("'" + word + "' is no argument in memory: write *SLOT+OFFSET:TYPE");
            }
            int offset = (int) line.number(place.substring(plus + 1), "offset");
            return new Argument.Memory(slot(line, place.substring(1, plus)), offset, type);
        }
        if (plus >= 0) {
            return new Argument.JoinedSlots(
                    slot(line, place.substring(0, plus)), slot(line, place.substring(plus + 1)), type);
        }
        return new Argument.Slot(slot(line, place), type);
    }

    private static int slot(Line line, String word) {
        long slot = line.number(word, "slot");
        if (slot < 0 || slot > 5) {
            throw line.error("a call has the slots 0 to 5, not " + slot);
        }
        return (int) slot;
    }
}
