package org.syscalltrack.generator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The small tables: two words a row, or a word and a list. */
final class FactTables {
    private FactTables() {}

    /** Rows {@code KEY VALUE}. */
    static Map<String, String> pairs(Path file) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (TableFile.Row row : TableFile.read(file)) {
            pairs.put(row.word(0), row.word(1));
        }
        return pairs;
    }

    /** Rows {@code KEY VALUE …}. */
    static Map<String, List<String>> lists(Path file) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (TableFile.Row row : TableFile.read(file)) {
            List<String> values =
                    row.right().isEmpty() ? row.left().subList(1, row.left().size()) : row.right();
            lists.computeIfAbsent(row.word(0), key -> new ArrayList<>()).addAll(values);
        }
        return lists;
    }

    /** Rows {@code FUNCTION ABI INDEX}. */
    static Map<String, Integer> variants(Path file) {
        Map<String, Integer> variants = new LinkedHashMap<>();
        for (TableFile.Row row : TableFile.read(file)) {
            variants.put(row.word(0) + " " + row.word(1), Integer.parseInt(row.word(2)));
        }
        return variants;
    }
}
