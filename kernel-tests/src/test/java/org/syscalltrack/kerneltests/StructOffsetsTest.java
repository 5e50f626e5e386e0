package org.syscalltrack.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.StructLayout;
import org.syscalltrack.dsl.catalog.StructType;

/** Sizes and offsets of structs, asserted in programs that gcc compiles against this machine's headers. */
class StructOffsetsTest {
    private static final Path TABLES = Path.of("tables");
    private static final Pattern ERROR = Pattern.compile("in\\.c:(\\d+):\\d+: error: (.*)");

    /** What Linux 6.1's headers, which Debian 12 installs, do not have yet. */
    private static final List<String> NEWER = List.of(
            "cachestat size",
            "cachestat.nr_cache",
            "cachestat.nr_dirty",
            "cachestat.nr_evicted",
            "cachestat.nr_recently_evicted",
            "cachestat.nr_writeback",
            "cachestat_range size",
            "cachestat_range.len",
            "cachestat_range.off",
            "landlock_net_port_attr size",
            "landlock_net_port_attr.allowed_access",
            "landlock_net_port_attr.port",
            "landlock_ruleset_attr size",
            "landlock_ruleset_attr.handled_access_net",
            "mnt_id_req size",
            "mnt_id_req.mnt_id",
            "mnt_id_req.param",
            "mnt_id_req.size",
            "statx.stx_subvol");

    @ParameterizedTest
    @EnumSource(names = {"X86_64", "I386"})
    void gccAgreesOnEveryOffset(Abi abi) throws IOException, InterruptedException {
        StringBuilder source = new StringBuilder(includes());
        int first = source.toString().split("\n", -1).length;
        List<String> subjects = new ArrayList<>();
        types().forEach((name, type) -> {
            StructType struct = Catalog.standard().struct(name).orElseThrow();
            struct.layout(abi).ifPresent(layout -> {
                subjects.add(name + " size");
                source.append("_Static_assert(sizeof(" + type + ") == " + layout.size() + ", \"differs\");\n");
                for (StructLayout.Field field : layout.fields()) {
                    subjects.add(name + "." + field.name());
                    source.append("_Static_assert(__builtin_offsetof(" + type + ", " + field.name() + ") == "
                            + field.offset() + ", \"differs\");\n");
                }
            });
        });
        String mode = abi == Abi.X86_64 ? "-m64" : "-m32";
        Compiler.Result result =
                Compiler.run(List.of(mode, "-std=gnu11", "-fsyntax-only", "-fmax-errors=0", "-w"), source.toString());
        Assumptions.assumeFalse(
                result.errors().contains("fatal error"), "headers are missing: install the package gcc-multilib");
        System.out.println(abi.label() + ": " + subjects.size() + " sizes and offsets");
        TreeSet<String> refused = new TreeSet<>();
        Matcher matcher = ERROR.matcher(result.errors());
        while (matcher.find()) {
            int index = Integer.parseInt(matcher.group(1)) - first;
            assertThat(index).as(matcher.group()).isNotNegative();
            refused.add(subjects.get(index));
        }
        assertThat(subjects).hasSizeGreaterThan(400);
        assertThat(refused).isSubsetOf(NEWER);
    }

    /** The kernel's user headers that the table names, and the structs that none of them declares. */
    private static String includes() {
        return FactTables.lists(TABLES.resolve("headers.txt")).getOrDefault("kernel", List.of()).stream()
                        .map(header -> "#if __has_include(<" + header + ">)\n#include <" + header + ">\n#endif\n")
                        .collect(Collectors.joining())
                + TableFile.lines(TABLES.resolve("structs.h")).stream()
                        // Linux 6.1 still exports this one.
                        .filter(line -> !line.startsWith("struct sched_param "))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    /** The C type of each struct. */
    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        for (TableFile.Row row : TableFile.read(TABLES.resolve("structs.txt"))) {
            if (!row.isIndented()) {
                types.put(row.word(1), String.join(" ", row.right()));
            }
        }
        return types;
    }
}
