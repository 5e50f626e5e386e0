package org.syscalltrack.generator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.syscalltrack.dsl.catalog.Abi;

/** {@code tables/groups.txt}: groups of constants and where they are used. */
final class ConstantTables {
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, String> uses = new LinkedHashMap<>();
    private final Map<String, List<String>> cases = new LinkedHashMap<>();

    private ConstantTables() {}

    private record Group(String name, String style, List<List<String>> lines) {}

    /**
     * {@code group NAME STYLE}, indented {@code field MASK MEMBER…}, {@code members …} and {@code accepts …};
     * {@code use GROUP : WHAT…}; {@code when WHAT TEST : FORM [GROUP]}.
     */
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
            } else if (row.word(0).equals("when")) {
                tables.cases
                        .computeIfAbsent(row.word(1), key -> new ArrayList<>())
                        .add("case "
                                + String.join(
                                        " ", row.left().subList(2, row.left().size())) + " : "
                                + String.join(" ", row.right()));
            } else {
                throw row.error("neither a group, a use, a when nor an indented member");
            }
        }
        return tables;
    }

    /** All names that groups mention. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        groups.forEach(group -> group.lines()
                .forEach(line ->
                        line.subList(1, line.size()).forEach(word -> names.addAll(List.of(word.split("\\|", -1))))));
        cases.values()
                .forEach(lines -> lines.forEach(line -> Pattern.compile("[A-Z_][A-Z0-9_]{2,}")
                        .matcher(line)
                        .results()
                        .forEach(match -> names.add(match.group()))));
        return names;
    }

    void write(CatalogWriter writer, Map<String, Map<Abi, Long>> constants, Set<String> calls) {
        Set<String> missing = names();
        missing.removeAll(constants.keySet());
        if (!missing.isEmpty()) {
            throw new GeneratorException("groups.txt: no header has " + String.join(", ", missing));
        }
        constants.forEach((name, values) -> writer.block("constant", name, List.of(values(values)), List.of()));
        for (Group group : groups) {
            List<String> members = new ArrayList<>();
            for (List<String> line : group.lines()) {
                members.add(String.join(" ", line));
            }
            writer.block("group", group.name(), List.of(group.style()), members);
        }
        Set<String> subjects = new TreeSet<>(uses.keySet());
        subjects.addAll(cases.keySet());
        for (String what : subjects) {
            String call = what.substring(0, what.indexOf('.'));
            if (!call.equals("struct") && !calls.contains(call)) {
                throw new GeneratorException("groups.txt: there is no call for " + what);
            }
            String group = uses.get(what);
            writer.block("use", what, group == null ? List.of() : List.of(group), cases.getOrDefault(what, List.of()));
        }
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
