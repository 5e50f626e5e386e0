package org.syscalltrack.benchmarks.instructions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syscalltrack.bpf.object.BpfCompiler;
import org.syscalltrack.bpf.object.BpfOptions;
import org.syscalltrack.bpf.object.BpfResult;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.MemorySourceLoader;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.kerneltests.Guest;
import org.syscalltrack.kerneltests.GuestSettings;
import org.syscalltrack.kerneltests.Kernel;

/** Prints a table of what filters add to a call. The arguments are the series of the kernel and names of filters. */
public final class InstructionCounts {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Path directory;

    private InstructionCounts(Path directory) {
        this.directory = directory;
    }

    /** Counts and prints. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String series = arguments.length > 0 ? arguments[0] : "6.12";
        List<String> wanted = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
        Path directory = Files.createDirectories(Path.of("benchmarks/target/instructions"))
                .toAbsolutePath();
        List<CountedFilter> filters = filters().stream()
                .filter(filter -> wanted.isEmpty() || wanted.contains(filter.name()))
                .toList();
        new InstructionCounts(directory).count(filters, Kernel.ofSeries(series));
    }

    private static List<CountedFilter> filters() {
        return Stream.concat(
                        Stream.of("article", "umask", "kill", "connect", "prefix", "suffix", "contains", "glob")
                                .map(CountedFilter::ofResources),
                        Stream.of(
                                StringFilters.set(1),
                                StringFilters.set(10),
                                StringFilters.set(1000),
                                StringFilters.rules(1000)))
                .toList();
    }

    private void count(List<CountedFilter> filters, Kernel kernel) throws IOException, InterruptedException {
        String bench = buildBench();
        List<String> scripts = new ArrayList<>();
        for (CountedFilter filter : filters) {
            scripts.add(script(bench, filter, compile(filter), compileProgram(filter)));
        }
        System.out.print("Instructions on " + kernel.release()
                + ": a call by itself, and what is added where the filter does not match and where it does.\n\n"
                + "| filter | call | ours, no match | clang-14 | ours, match | clang-14 |\n"
                + "|---|---|---|---|---|---|\n");
        GuestSettings settings = GuestSettings.standard().withPace(GuestSettings.Pace.COUNTED);
        try (Guest guest = Guest.boot(kernel, settings)) {
            for (int row = 0; row < filters.size(); row++) {
                String out = guest.run(scripts.get(row), new byte[0], LIMIT)
                        .expectSuccess()
                        .out();
                System.out.println(row(
                        filters.get(row).name(),
                        out.lines().map(Long::parseLong).toList()));
            }
        }
    }

    private static String script(String bench, CountedFilter filter, String ours, String theirs) {
        StringBuilder script = new StringBuilder("set -e\n");
        for (String argument : List.of(filter.other(), filter.match())) {
            for (String object : List.of("-", ours, theirs)) {
                script.append(String.join(" ", bench, object, filter.call(), argument))
                        .append('\n');
            }
        }
        return script.toString();
    }

    private static String row(String name, List<Long> counts) {
        List<Long> cells = List.of(
                counts.get(0),
                counts.get(1) - counts.get(0),
                counts.get(2) - counts.get(0),
                counts.get(4) - counts.get(3),
                counts.get(5) - counts.get(3));
        return cells.stream().map(String::valueOf).collect(Collectors.joining(" | ", "| " + name + " | ", " |"));
    }

    private String compile(CountedFilter filter) throws IOException {
        String name = fileName(filter) + ".bpf.o";
        SourceFile source = SourceFile.ofText(name, filter.rules());
        FrontEndResult checked = new FrontEnd(Catalog.standard(), Architecture.X86_64)
                .check(List.of(source), new MemorySourceLoader(Map.of()));
        if (checked.hasErrors()) {
            throw new IllegalStateException(filter.name() + ": " + checked.diagnostics());
        }
        ByteString text = ByteString.of(filter.rules().getBytes(StandardCharsets.UTF_8));
        BpfResult result = BpfCompiler.compile(
                Planner.plan(checked.ruleSet().orElseThrow()), text, BpfOptions.portable("benchmark"));
        if (!(result instanceof BpfResult.Compiled compiled)) {
            throw new IllegalStateException(filter.name() + ": " + result);
        }
        return Files.write(directory.resolve(name), compiled.bytes().toByteArray())
                .toString();
    }

    private String compileProgram(CountedFilter filter) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("filter.h"), CountedFilter.resource("filter.h"));
        Path source = Files.writeString(directory.resolve(fileName(filter) + ".bpf.c"), filter.program());
        String object = directory.resolve(fileName(filter) + ".clang.o").toString();
        run("clang-14", "-O2", "-g", "-target", "bpf", "-Wall", "-c", source.toString(), "-o", object);
        return object;
    }

    private String buildBench() throws IOException, InterruptedException {
        Path source = Files.writeString(directory.resolve("bench.c"), CountedFilter.resource("bench.c"));
        String bench = directory.resolve("bench").toString();
        run("gcc", "-O1", "-Wall", "-Werror", source.toString(), "-o", bench, "-l:libbpf.so.1");
        return bench;
    }

    private static String fileName(CountedFilter filter) {
        return filter.name().replace(' ', '_');
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("failed: " + String.join(" ", command));
        }
    }
}
