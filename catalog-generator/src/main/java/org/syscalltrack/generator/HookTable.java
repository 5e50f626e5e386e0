package org.syscalltrack.generator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code tables/hooks.txt}: blocks of a {@code hook} row and indented rows, copied for each call that the row names.
 *
 * <p>The members are the catalog's own {@code hook-…} members without that prefix, so they are carried as text; the
 * catalog's reader checks them when the generated file is read back.
 */
final class HookTable {
    private final Map<String, List<String>> linesByCall = new LinkedHashMap<>();

    private HookTable() {}

    static HookTable read(Path file) {
        HookTable table = new HookTable();
        List<String> calls = List.of();
        for (TableFile.Row row : TableFile.read(file)) {
            if (row.text().startsWith("hook ")) {
                calls = row.right();
                if (calls.isEmpty()) {
                    throw row.error("no call after ':'");
                }
                table.add(calls, String.join(" ", row.left()));
            } else if (row.isIndented() && !calls.isEmpty()) {
                table.add(calls, "hook-" + row.text().strip());
            } else {
                throw row.error("neither a hook nor an indented member");
            }
        }
        return table;
    }

    private void add(List<String> calls, String line) {
        for (String call : calls) {
            linesByCall.computeIfAbsent(call, key -> new ArrayList<>()).add(line);
        }
    }

    List<String> lines(String call) {
        return linesByCall.getOrDefault(call, List.of());
    }

    Set<String> calls() {
        return new TreeSet<>(linesByCall.keySet());
    }
}
