package org.syscalltrack.generator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Entry;

/** {@code tables/entries.txt}: entries whose slots are not simply their call's parameters in order. */
final class EntryTable {
    private final List<Row> rows = new ArrayList<>();

    private EntryTable() {}

    /**
     * A row.
     *
     * @param abi whose table
     * @param name the name there
     * @param selector the sub-call, for a multiplexer
     * @param call the canonical call
     * @param places where its parameters lie: {@code PLACE[:TYPE]} by parameter; empty: in order
     * @param structs layouts by parameter
     */
    record Row(
            Abi abi,
            String name,
            Optional<Entry.Selector> selector,
            String call,
            Map<String, String> places,
            Map<String, String> structs) {}

    static EntryTable read(Path file) {
        EntryTable table = new EntryTable();
        for (TableFile.Row line : TableFile.read(file)) {
            Map<String, String> places = new LinkedHashMap<>();
            Map<String, String> structs = new LinkedHashMap<>();
            List<String> right = line.right();
            for (String word : right.subList(1, right.size())) {
                boolean struct = word.startsWith("struct:");
                String pair = struct ? word.substring("struct:".length()) : word;
                int equals = pair.indexOf('=');
                (struct ? structs : places).put(pair.substring(0, equals), pair.substring(equals + 1));
            }
            Optional<Entry.Selector> selector = Optional.empty();
            if (line.left().size() > 2) {
                long mask = line.left().size() > 3 ? Long.decode(line.word(3)) : 0xffffffffL;
                selector = Optional.of(new Entry.Selector(0, mask, Long.decode(line.word(2))));
            }
            Abi abi = Abi.of(line.word(0)).orElseThrow(() -> line.error("no such ABI"));
            table.rows.add(new Row(abi, line.word(1), selector, right.get(0), places, structs));
        }
        return table;
    }

    /** The row of a table's own entry. */
    Optional<Row> find(Abi abi, String name) {
        return rows.stream()
                .filter(row -> row.abi() == abi
                        && row.name().equals(name)
                        && row.selector().isEmpty())
                .findFirst();
    }

    /** The rows of a multiplexer's sub-calls. */
    List<Row> subCalls(Abi abi, String name) {
        return rows.stream()
                .filter(row -> row.abi() == abi
                        && row.name().equals(name)
                        && row.selector().isPresent())
                .toList();
    }
}
