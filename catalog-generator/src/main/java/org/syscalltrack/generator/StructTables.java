package org.syscalltrack.generator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.catalog.Abi;

/**
 * {@code tables/structs.txt}: structs and the fields to tell; offsets, sizes and signs come from the compiler.
 *
 * <pre>
 * struct NAME : C TYPE
 *     discriminant FIELD | variant CONSTANT STRUCT | shown FIELD ...
 *     FIELD [KIND] [ALIAS ...]      KIND int be address text opaque pointer... struct/NAME, with [] after it for an array
 * </pre>
 */
final class StructTables {
    private final Headers headers;
    private final String includes;

    /**
     * @param includes the C text that declares the structs
     */
    StructTables(Headers headers, String includes) {
        this.headers = headers;
        this.includes = includes;
    }

    private record Field(String name, String kind, List<String> aliases) {}

    private record Struct(String name, String type, List<String> variants, List<Field> fields) {}

    void write(CatalogWriter writer, Path file) {
        List<Struct> structs = read(file);
        Map<String, String> expressions = new LinkedHashMap<>();
        structs.forEach(struct -> ask(struct, expressions));
        Map<Abi, Map<String, Long>> answers = new LinkedHashMap<>();
        for (Abi abi : Abi.values()) {
            answers.put(abi, headers.values(abi, includes, expressions));
        }
        for (Struct struct : structs) {
            List<String> lines = new ArrayList<>(struct.variants());
            Map<List<String>, List<String>> abisByLayout = new LinkedHashMap<>();
            answers.forEach((abi, values) -> layout(struct, values)
                    .ifPresent(layout -> abisByLayout
                            .computeIfAbsent(layout, key -> new ArrayList<>())
                            .add(abi.label())));
            if (abisByLayout.isEmpty()) {
                throw new GeneratorException("structs.txt: no header declares " + struct.type());
            }
            abisByLayout.forEach((layout, abis) -> {
                lines.add("layout " + layout.get(0) + " " + String.join(" ", abis));
                lines.addAll(layout.subList(1, layout.size()));
            });
            writer.block("struct", struct.name(), List.of(), lines);
        }
    }

    private static List<Struct> read(Path file) {
        List<Struct> structs = new ArrayList<>();
        for (TableFile.Row row : TableFile.read(file)) {
            if (!row.isIndented()) {
                structs.add(
                        new Struct(row.word(1), String.join(" ", row.right()), new ArrayList<>(), new ArrayList<>()));
                continue;
            }
            Struct struct = structs.get(structs.size() - 1);
            List<String> words = TableFile.Row.words(row.text());
            if (Set.of("discriminant", "variant", "shown").contains(words.get(0))) {
                struct.variants().add(String.join(" ", words));
            } else {
                struct.fields()
                        .add(new Field(
                                words.get(0),
                                words.size() > 1 ? words.get(1) : "int",
                                words.subList(Math.min(2, words.size()), words.size())));
            }
        }
        return structs;
    }

    private static void ask(Struct struct, Map<String, String> expressions) {
        expressions.put(struct.name(), "sizeof(" + struct.type() + ")");
        for (Field field : struct.fields()) {
            String key = struct.name() + "." + field.name();
            String lvalue = "((" + struct.type() + " *)0)->" + field.name();
            String element = field.kind().endsWith("[]") ? lvalue + "[0]" : lvalue;
            expressions.put(key + " offset", "__builtin_offsetof(" + struct.type() + ", " + field.name() + ")");
            expressions.put(key + " size", "sizeof(" + lvalue + ")");
            expressions.put(key + " element", "sizeof(" + element + ")");
            expressions.put(key + " signed", "(__typeof__(" + element + "))-1 < (__typeof__(" + element + "))1");
        }
    }

    /** Size, then the field lines; empty where the ABI's headers do not declare the struct. */
    private static Optional<List<String>> layout(Struct struct, Map<String, Long> values) {
        Long size = values.get(struct.name());
        if (size == null) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>(List.of(String.valueOf(size)));
        for (Field field : struct.fields()) {
            String key = struct.name() + "." + field.name();
            Long offset = values.get(key + " offset");
            if (offset != null) {
                String line = "field " + offset + " " + field.name() + " " + type(field, values, key);
                lines.add(field.aliases().isEmpty() ? line : line + " " + String.join(" ", field.aliases()));
            }
        }
        return Optional.of(lines);
    }

    private static String type(Field field, Map<String, Long> values, String key) {
        boolean array = field.kind().endsWith("[]");
        String kind = array ? field.kind().substring(0, field.kind().length() - 2) : field.kind();
        long size = values.getOrDefault(key + " size", 0L);
        long element = values.getOrDefault(key + " element", size);
        String type = switch (kind) {
            case "int" -> (values.getOrDefault(key + " signed", 0L) == 1 ? "s" : "u") + element * 8;
            case "be" -> "be" + element * 8;
            case "address", "text", "opaque" -> kind + "/" + element;
            default -> kind;
        };
        return array ? type + "[" + size / element + "]" : type;
    }
}
