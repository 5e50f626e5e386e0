package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Argument;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.SystemCall;

/** The catalog's names and types of parameters against what a running kernel says in tracefs. */
final class TracefsFormatsIT {
    private static final String SYMBOL = "__x64_sys_";

    /** Calls whose definition differs from the catalog's, and why. */
    private static final Map<String, String> DIFFERENT =
            Map.of("6.1 name_to_handle_at", "mnt_id pointed to an int before 6.12");

    /** One process for all files: the first eight lines of each are what all events have. */
    private static final String FORMATS = """
            cd /sys/kernel/tracing/events/syscalls
            awk 'FNR == 1 { print "call " substr($2, 11) }
                 FNR > 8 && /field:/ && !/__syscall_nr/ { sub(/^.*field:/, ""); sub(/;.*/, ""); print }' sys_enter_*/format
            """;

    @InGuest
    void theKernelDeclaresWhatTheCatalogSays(Guest guest) {
        Map<String, List<String>> formats =
                formats(guest.run(FORMATS).expectSuccess().out());
        assertThat(formats).hasSizeGreaterThan(300);
        Map<String, String> differences = new TreeMap<>();
        int compared = 0;
        for (SystemCall call : Catalog.standard().calls()) {
            for (Entry entry : call.entries(Abi.X86_64)) {
                if (!entry.symbol().startsWith(SYMBOL)) {
                    continue;
                }
                String name = entry.symbol().substring(SYMBOL.length());
                List<String> format = formats.get(name);
                if (format == null) {
                    continue;
                }
                compared++;
                for (Map.Entry<Integer, String> slot : declared(call, entry).entrySet()) {
                    String said = slot.getKey() < format.size() ? format.get(slot.getKey()) : "nothing";
                    if (!plain(said).equals(plain(slot.getValue()))) {
                        differences.merge(name, "'" + slot.getValue() + "' is '" + said + "'", (a, b) -> a + ", " + b);
                    }
                }
            }
        }
        String series = guest.kernel().series();
        System.out.println(series + ": " + compared + " calls compared, " + differences.size() + " differ");
        differences.forEach((name, text) -> System.out.println(series + " " + name + ": " + text));
        assertThat(compared).isGreaterThan(300);
        TreeSet<String> unexplained = new TreeSet<>();
        differences.keySet().forEach(name -> unexplained.add(series + " " + name));
        unexplained.removeAll(DIFFERENT.keySet());
        assertThat(unexplained).isEmpty();
        DIFFERENT.keySet().stream()
                .filter(key -> key.startsWith(series + " "))
                .forEach(key -> assertThat(differences).containsKey(key.substring(series.length() + 1)));
    }

    /** By slot, the C declaration of the parameter that lies there. */
    private static Map<Integer, String> declared(SystemCall call, Entry entry) {
        Map<Integer, String> slots = new LinkedHashMap<>();
        for (int index = 0; index < call.parameters().size(); index++) {
            Parameter parameter = call.parameters().get(index);
            if (entry.arguments().get(index) instanceof Argument.Slot slot) {
                slots.put(slot.index(), parameter.cType() + " " + parameter.kernelName());
            }
        }
        return slots;
    }

    private static Map<String, List<String>> formats(String text) {
        Map<String, List<String>> formats = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("call ")) {
                current = new ArrayList<>();
                formats.put(line.substring("call ".length()), current);
            } else if (!line.isEmpty()) {
                current.add(line);
            }
        }
        return formats;
    }

    /** Without blanks and without what C does not care about. */
    private static String plain(String declaration) {
        return declaration.replace("unsigned int", "unsigned").replaceAll("\\s+", "");
    }
}
