package org.syscalltrack.generator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.CallClass;
import org.syscalltrack.dsl.catalog.CallTrait;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ResultKind;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.generator.Definition.CParameter;

/** Joins the kernel's tables and definitions with ours to canonical calls. */
final class CallAssembler {
    /** In which order ABIs give calls their names. */
    private static final List<Abi> ORDER = List.of(Abi.X86_64, Abi.ARM64, Abi.RISCV64, Abi.I386);

    private final Definitions definitions;
    private final CallTable calls;
    private final EntryTable entries;
    private final Map<String, Integer> variants;
    private final Map<String, List<String>> structVariants;
    private final Map<Abi, List<NumberTable.Row>> numbers = new LinkedHashMap<>();
    private final Map<String, List<NumberTable.Row>> rowsByCall = new TreeMap<>();
    private final Map<String, String> callByFunction = new LinkedHashMap<>();

    CallAssembler(Path kernel, Path tables) {
        definitions = Definitions.scan(kernel);
        calls = CallTable.read(tables.resolve("calls.txt"));
        entries = EntryTable.read(tables.resolve("entries.txt"));
        variants = FactTables.variants(tables.resolve("variants.txt"));
        structVariants = FactTables.lists(tables.resolve("struct-variants.txt"));
        for (Abi abi : ORDER) {
            numbers.put(abi, NumberTable.read(kernel, abi));
        }
    }

    /** Calls with parameters, entries and result, sorted by name; without the facts of the other tables. */
    List<SystemCall> assemble() {
        numbers.forEach((abi, rows) -> rows.forEach(this::assign));
        List<SystemCall> all = new ArrayList<>();
        rowsByCall.forEach((name, rows) -> all.add(call(name, rows)));
        return all;
    }

    /** Decides which call a row of a table belongs to. */
    private void assign(NumberTable.Row row) {
        String call = entries.find(row.abi(), row.name())
                .map(EntryTable.Row::call)
                .or(() -> row.abi() == Abi.I386 && row.isImplemented()
                        ? Optional.ofNullable(callByFunction.get(row.nativeFunction()))
                        : Optional.empty())
                .orElse(row.name());
        if (row.isImplemented()) {
            callByFunction.putIfAbsent(row.function(), call);
        }
        rowsByCall.computeIfAbsent(call, key -> new ArrayList<>()).add(row);
        for (EntryTable.Row sub : entries.subCalls(row.abi(), row.name())) {
            rowsByCall.computeIfAbsent(sub.call(), key -> new ArrayList<>()).add(row);
        }
    }

    private SystemCall call(String name, List<NumberTable.Row> rows) {
        List<NumberTable.Row> implemented =
                rows.stream().filter(this::isImplemented).toList();
        if (implemented.isEmpty()) {
            List<Entry> numbersOnly = new ArrayList<>();
            rows.forEach(row -> numbersOnly.add(new EntryBuilder(structVariants, List.of(), row, Optional.empty())
                    .build(Map.of(), Map.of(), Optional.empty())));
            return bare(name, List.of(), ResultKind.ZERO, numbersOnly, Set.of(CallTrait.NOT_IMPLEMENTED));
        }
        CallTable.Row described = calls.row(name);
        List<Parameter> parameters = parameters(name, implemented.get(0), described);
        List<Entry> built = new ArrayList<>();
        for (NumberTable.Row row : implemented) {
            Optional<EntryTable.Row> own = entries.find(row.abi(), row.name());
            List<EntryTable.Row> subs = entries.subCalls(row.abi(), row.name()).stream()
                    .filter(sub -> sub.call().equals(name))
                    .toList();
            if (subs.isEmpty()) {
                built.add(new EntryBuilder(structVariants, parameters, row, Optional.of(definition(row)))
                        .build(
                                own.map(EntryTable.Row::places).orElse(Map.of()),
                                own.map(EntryTable.Row::structs).orElse(Map.of()),
                                Optional.empty()));
            }
            for (EntryTable.Row sub : subs) {
                built.add(new EntryBuilder(structVariants, parameters, row, Optional.empty())
                        .build(sub.places(), sub.structs(), sub.selector()));
            }
        }
        return bare(name, parameters, described.result(), sorted(built), Set.of());
    }

    private boolean isImplemented(NumberTable.Row row) {
        return row.isImplemented() && !definitions.isForeign(EntryBuilder.function(row), row.abi());
    }

    private static SystemCall bare(
            String name, List<Parameter> parameters, ResultKind result, List<Entry> entries, Set<CallTrait> traits) {
        Set<String> aliases = new TreeSet<>();
        for (Entry entry : entries) {
            if (entry.selector().isEmpty() && !entry.name().equals(name)) {
                aliases.add(entry.name());
            }
        }
        Set<CallClass> none = Set.of();
        return new SystemCall(
                name,
                List.copyOf(aliases),
                parameters,
                result,
                entries,
                none,
                traits,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** By ABI; within one the direct entries with the highest number first: the newer the number, the newer the form. */
    private static List<Entry> sorted(List<Entry> built) {
        return built.stream()
                .sorted(Comparator.comparing(Entry::abi)
                        .thenComparing(entry -> entry.selector().isPresent())
                        .thenComparing(Comparator.comparing(Entry::number).reversed())
                        .thenComparing(entry ->
                                entry.selector().map(Entry.Selector::value).orElse(0L)))
                .toList();
    }

    private Definition definition(NumberTable.Row row) {
        String function = EntryBuilder.function(row);
        if (function.endsWith("_sys_sigreturn") || function.endsWith("_sys_rt_sigreturn")) {
            return new Definition(function, "", List.of());
        }
        return definitions.find(function, row.abi(), variants);
    }

    /** Names and types as the first ABI's definition declares them. */
    private List<Parameter> parameters(String name, NumberTable.Row row, CallTable.Row described) {
        List<CParameter> declared = definition(row).parameters();
        Map<String, String> places =
                entries.find(row.abi(), row.name()).map(EntryTable.Row::places).orElse(Map.of());
        if (places.isEmpty() && declared.size() != described.parameters().size()) {
            throw new GeneratorException("calls.txt: " + name + " has "
                    + described.parameters().size() + " parameters, the kernel declares " + declared);
        }
        List<Parameter> parameters = new ArrayList<>();
        for (int index = 0; index < described.parameters().size(); index++) {
            CallTable.Described one = described.parameters().get(index);
            String place = places.getOrDefault(one.name(), String.valueOf(index));
            CParameter own = declared.get(place.charAt(0) - '0');
            Abi abi = row.abi() == Abi.I386 ? Abi.X86_64 : row.abi();
            parameters.add(new Parameter(
                    one.name(), own.name(), CTypes.register(own.type(), abi), one.direction(), one.kind(), own.type()));
        }
        return parameters;
    }
}
