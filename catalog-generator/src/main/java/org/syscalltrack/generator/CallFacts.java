package org.syscalltrack.generator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.syscalltrack.dsl.catalog.CallClass;
import org.syscalltrack.dsl.catalog.CallTrait;
import org.syscalltrack.dsl.catalog.SystemCall;

/** What the small tables say about calls: classes, traits, versions, siblings, further names. */
final class CallFacts {
    /** A row of the table in syscalls(2): the call's name, a tab, the version. */
    private static final Pattern SINCE_ROW = Pattern.compile("^\\\\fB(\\w+)\\\\fP\\(2\\)\\t([0-9.]+)");

    private final Map<String, List<String>> classes;
    private final Map<String, List<String>> traits;
    private final Map<String, String> since = new LinkedHashMap<>();
    private final Map<String, String> siblings;
    private final Map<String, List<String>> aliases;

    /**
     * @param tables the folder of tables
     * @param syscallsPage the man page syscalls(2), gzipped
     */
    CallFacts(Path tables, Path syscallsPage) {
        classes = FactTables.lists(tables.resolve("classes.txt"));
        traits = FactTables.lists(tables.resolve("traits.txt"));
        siblings = FactTables.pairs(tables.resolve("siblings.txt"));
        aliases = FactTables.lists(tables.resolve("aliases.txt"));
        readSince(syscallsPage);
        since.putAll(FactTables.pairs(tables.resolve("since.txt")));
    }

    private void readSince(Path page) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(page)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Matcher matcher = SINCE_ROW.matcher(line);
                if (matcher.find()) {
                    since.putIfAbsent(matcher.group(1), matcher.group(2));
                }
            }
        } catch (IOException e) {
            throw new GeneratorException(page + " cannot be read", e);
        }
    }

    /** The call with all that is known. */
    SystemCall complete(SystemCall call, Set<String> callNames) {
        Set<String> names = new TreeSet<>(call.aliases());
        names.addAll(aliases.getOrDefault(call.name(), List.of()));
        // A name that is a call of its own is no alias: i386's "sigaction" may be, its "stat" is not.
        names.removeAll(callNames);
        Set<String> spellings = new HashSet<>(names);
        spellings.add(call.name());
        Set<CallTrait> allTraits = EnumSet.noneOf(CallTrait.class);
        allTraits.addAll(call.traits());
        traits.forEach((trait, calls) -> {
            if (calls.contains(call.name())) {
                allTraits.add(CallTrait.valueOf(trait.toUpperCase(Locale.ROOT).replace('-', '_')));
            }
        });
        Set<CallClass> allClasses = EnumSet.noneOf(CallClass.class);
        classes.forEach((callClass, calls) -> {
            if (calls.stream().anyMatch(spellings::contains)) {
                allClasses.add(CallClass.of(callClass).orElseThrow());
            }
        });
        return new SystemCall(
                call.name(),
                List.copyOf(names),
                call.parameters(),
                call.result(),
                call.entries(),
                allClasses,
                allTraits,
                Optional.ofNullable(since.get(call.name())),
                Optional.ofNullable(siblings.get(call.name())),
                List.of());
    }
}
