package org.syscalltrack.dsl.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.CatalogText.Block;
import org.syscalltrack.dsl.catalog.FieldType.Target;
import org.syscalltrack.dsl.catalog.StructLayout.Field;

/** Reads a {@code struct} block. */
final class StructReader {
    private StructReader() {}

    static StructType read(Block block) {
        Map<Abi, Integer> sizes = new EnumMap<>(Abi.class);
        Map<Abi, List<Field>> fields = new EnumMap<>(Abi.class);
        List<StructType.Variant> variants = new ArrayList<>();
        Optional<String> discriminant = Optional.empty();
        List<String> shown = new ArrayList<>();
        List<Abi> current = new ArrayList<>();
        for (Line line : block.members()) {
            switch (line.keyword()) {
                case "layout" -> {
                    current.clear();
                    int size = line.number(1, "size");
                    for (String word : line.from(2)) {
                        Abi abi = line.abi(word);
                        current.add(abi);
                        sizes.put(abi, size);
                        fields.put(abi, new ArrayList<>());
                    }
                }
                case "field" -> {
                    if (current.isEmpty()) {
                        throw line.error("a field must follow a 'layout SIZE ABI…' line");
                    }
                    Field field = field(line);
                    for (Abi abi : current) {
                        fields.getOrDefault(abi, new ArrayList<>()).add(field);
                    }
                }
                case "shown" -> shown.addAll(line.from(1));
                case "discriminant" -> discriminant = Optional.of(line.word(1, "field"));
                case "variant" ->
                    variants.add(new StructType.Variant(line.word(1, "constant"), line.word(2, "struct")));
                default -> throw line.error("'" + line.keyword() + "' is no member of a struct");
            }
        }
        Map<Abi, StructLayout> layouts = new EnumMap<>(Abi.class);
        sizes.forEach((abi, size) -> layouts.put(abi, new StructLayout(size, fields.getOrDefault(abi, List.of()))));
        return new StructType(block.name(), layouts, discriminant, variants, shown);
    }

    /** {@code field OFFSET NAME TYPE [ALIAS…]}. */
    private static Field field(Line line) {
        return new Field(
                line.word(2, "name"), line.from(4), line.number(1, "offset"), type(line, line.word(3, "type")));
    }

    /**
     * {@code u32}, {@code be16}, {@code u8/3/1} (bits), {@code address/4}, {@code text/16}, {@code struct/timespec},
     * {@code opaque/24}, {@code pointer}, {@code pointer/string}, {@code pointer/bytes/COUNT},
     * {@code pointer/struct:NAME[/COUNT]}; each with {@code [N]} after it for an array.
     */
    private static FieldType type(Line line, String word) {
        if (word.endsWith("]")) {
            int open = word.lastIndexOf('[');
            if (open < 0) {
                throw line.error("'" + word + "' has no '['");
            }
            int count = (int) line.number(word.substring(open + 1, word.length() - 1), "count");
            return new FieldType.Array(type(line, word.substring(0, open)), count);
        }
        String[] parts = word.split("/", -1);
        String last = parts[parts.length - 1];
        return switch (parts[0]) {
            case "address" -> new FieldType.Address((int) line.number(last, "size"));
            case "text" -> new FieldType.Text((int) line.number(last, "size"));
            case "opaque" -> new FieldType.Opaque((int) line.number(last, "size"));
            case "struct" -> new FieldType.Embedded(last);
            case "pointer" -> pointer(line, parts);
            default -> integer(line, parts);
        };
    }

    private static FieldType integer(Line line, String[] parts) {
        if (parts[0].startsWith("be")) {
            return new FieldType.Int(line.type("u" + parts[0].substring(2)), true);
        }
        IntegerType storage = line.type(parts[0]);
        if (parts.length == 3) {
            return new FieldType.Bits(
                    storage, (int) line.number(parts[1], "shift"), (int) line.number(parts[2], "width"));
        }
        return new FieldType.Int(storage, false);
    }

    private static FieldType pointer(Line line, String[] parts) {
        Optional<String> count = parts.length > 2 ? Optional.of(parts[2]) : Optional.empty();
        if (parts.length == 1) {
            return new FieldType.Pointer(Optional.empty(), count);
        }
        if (parts[1].startsWith("struct:")) {
            String struct = parts[1].substring("struct:".length());
            return new FieldType.Pointer(Optional.of(new Target(Target.What.STRUCT, struct)), count);
        }
        return new FieldType.Pointer(Optional.of(new Target(line.constant(Target.What.class, parts[1]), "")), count);
    }
}
