package org.syscalltrack.generator;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.syscalltrack.dsl.catalog.Abi;

/** Evaluates the headers' constants in every ABI. */
final class ConstantCollector {
    private final Headers headers;
    private final Map<String, List<String>> lists;
    private final Pattern wanted;

    /** @param tables the folder with {@code headers.txt} */
    ConstantCollector(Headers headers, Path tables) {
        this.headers = headers;
        this.lists = FactTables.lists(tables.resolve("headers.txt"));
        this.wanted = Pattern.compile(list("prefixes").stream()
                .map(prefix -> prefix.endsWith("_") ? prefix + "[A-Z0-9_]+" : prefix)
                .collect(Collectors.joining("|")));
    }

    /** The include lines for the kernel's headers. */
    String kernelIncludes() {
        return includes("kernel");
    }

    private String includes(String kind) {
        return list(kind).stream()
                .map(header -> "#if __has_include(<" + header + ">)\n#include <" + header + ">\n#endif\n")
                .collect(Collectors.joining());
    }

    private List<String> list(String kind) {
        return lists.getOrDefault(kind, List.of());
    }

    /**
     * Values by ABI of all wanted macros and of the names asked for besides.
     *
     * @param named names that may be enumerators, which no macro list shows
     */
    Map<String, Map<Abi, Long>> collect(Set<String> named) {
        Map<String, Map<Abi, Long>> constants = new TreeMap<>();
        for (Abi abi : Abi.values()) {
            Map<String, String> expressions = expressions(headers.macros(abi, kernelIncludes()), named);
            headers.values(abi, kernelIncludes(), expressions)
                    .forEach((name, value) -> constants
                            .computeIfAbsent(name, key -> new EnumMap<>(Abi.class))
                            .put(abi, value));
        }
        Map<String, String> library = expressions(headers.libraryMacros(includes("library")), named);
        library.keySet().removeAll(constants.keySet());
        headers.libraryValues(includes("library"), library).forEach((name, value) -> {
            for (Abi abi : Abi.values()) {
                constants.computeIfAbsent(name, key -> new EnumMap<>(Abi.class)).put(abi, value);
            }
        });
        return constants;
    }

    private Map<String, String> expressions(Set<String> macros, Set<String> named) {
        Set<String> names = new TreeSet<>(named);
        macros.stream().filter(name -> wanted.matcher(name).matches()).forEach(names::add);
        Map<String, String> expressions = new LinkedHashMap<>();
        names.addAll(list("enumerators"));
        names.removeAll(list("excluded"));
        names.forEach(name -> expressions.put(name, name));
        return expressions;
    }
}
