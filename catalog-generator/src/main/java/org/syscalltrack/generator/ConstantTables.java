package org.syscalltrack.generator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.syscalltrack.dsl.catalog.Abi;

/** {@code tables/groups.txt}: groups of constants and where they are used. */
final class ConstantTables {
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, String> uses = new LinkedHashMap<>();

    private ConstantTables() {}

    private record Group(String name, String style, List<List<String>> lines) {}

    /** {@code group NAME STYLE}, indented {@code field MASK MEMBER…} and {@code members …}; {@code use GROUP : WHAT…}. */
    static ConstantTables read(Path file) {
        ConstantTables tables = new ConstantTables();
        for (TableFile.Row row : TableFile.read(file)) {
            if (row.isIndented() && !tables.groups.isEmpty()) {
                tables.groups.get(tables.groups.size() - 1).lines().add(TableFile.Row.words(row.text()));
            } else if (row.word(0).equals("group")) {
                tables.groups.add(new Group(row.word(1), row.word(2), new ArrayList<>()));
            } else if (row.word(0).equals("use")) {
                for (String what : row.right()) {
                    if (tables.uses.put(what, row.word(1)) != null) {
                        throw row.error("'" + what + "' has a group already");
                    }
                }
            } else {
                throw row.error("neither a group, a use nor an indented member");
            }
        }
        return tables;
    }

    /** All names that groups mention. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        groups.forEach(group -> group.lines().forEach(line -> names.addAll(line.subList(1, line.size()))));
        return names;
    }

    void write(CatalogWriter writer, Map<String, Map<Abi, Long>> constants, Set<String> calls) {
        constants.forEach((name, values) -> writer.block("constant", name, List.of(values(values)), List.of()));
        for (Group group : groups) {
            List<String> members = new ArrayList<>();
            for (List<String> line : group.lines()) {
                List<String> known = new ArrayList<>(List.of(line.get(0)));
                for (String name : line.subList(1, line.size())) {
                    if (!constants.containsKey(name)) {
                        throw new GeneratorException("groups.txt: no header has " + name + " of group " + group.name());
                    }
                    known.add(name);
                }
                members.add(String.join(" ", known));
            }
            writer.block("group", group.name(), List.of(group.style()), members);
        }
        uses.forEach((what, group) -> {
            String call = what.substring(0, what.indexOf('.'));
            if (!call.equals("struct") && !calls.contains(call)) {
                throw new GeneratorException("groups.txt: there is no call for " + what);
            }
            writer.block("use", what, List.of(group), List.of());
        });
    }

    /** One value where all ABIs agree, else one for each. */
    private static String values(Map<Abi, Long> values) {
        if (values.size() == Abi.values().length && Set.copyOf(values.values()).size() == 1) {
            return number(values.values().iterator().next());
        }
        List<String> words = new ArrayList<>();
        values.forEach((abi, value) -> words.add(abi.label() + "=" + number(value)));
        return String.join(" ", words);
    }

    private static String number(long value) {
        return value > 255 ? "0x" + Long.toHexString(value) : String.valueOf(value);
    }
}
