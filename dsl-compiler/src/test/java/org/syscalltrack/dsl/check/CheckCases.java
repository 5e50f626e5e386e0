package org.syscalltrack.dsl.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.golden.GoldenFiles;
import org.syscalltrack.dsl.source.MemorySourceLoader;
import org.syscalltrack.dsl.source.SourceFile;

/** The rule files under the test resources, and how they are checked. */
public final class CheckCases {
    private static final Path RESOURCES = Path.of("src/test/resources/org/syscalltrack/dsl");

    /** Cases of the checker; names that begin with {@code _} are only included. */
    public static final Path CHECK = RESOURCES.resolve("check");

    /** One or more cases for each entry of the language's details. */
    public static final Path DETAILS = RESOURCES.resolve("details");

    /** Cases of what rules cannot see. */
    public static final Path COVERAGE = RESOURCES.resolve("analysis/coverage");

    /** Cases of the parser. */
    public static final Path SYNTAX = RESOURCES.resolve("syntax/cases");

    private static final Map<String, String> INCLUDABLE = readIncludable();

    private CheckCases() {}

    /** The cases of a directory. */
    public static List<Path> in(Path directory) {
        return GoldenFiles.inputs(directory.toString(), ".sct").stream()
                .filter(file -> !file.getFileName().toString().startsWith("_"))
                .toList();
    }

    /** The cases of all directories. */
    public static List<Path> all() {
        return Stream.of(CHECK, DETAILS, SYNTAX)
                .flatMap(directory -> in(directory).stream())
                .toList();
    }

    /** Reads a case. */
    public static SourceFile read(Path file) {
        try {
            String name = file.getFileName().toString();
            return SourceFile.ofBytes(name, name, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks a case with the catalog and for the architecture that its first line names. */
    public static FrontEndResult check(SourceFile source) {
        return new FrontEnd(catalog(source), architecture(source))
                .check(List.of(source), new MemorySourceLoader(INCLUDABLE));
    }

    /** A case for another architecture says so in its first line: {@code # architecture: arm64}. */
    private static Architecture architecture(SourceFile source) {
        return directive(source, "architecture").flatMap(Architecture::of).orElse(Architecture.X86_64);
    }

    /** A case for another catalog says so in its first line: {@code # catalog: small-catalog.dat}. */
    private static Catalog catalog(SourceFile source) {
        return directive(source, "catalog")
                .map(CHECK::resolve)
                .filter(Files::exists)
                .map(Catalog::load)
                .orElseGet(Catalog::standard);
    }

    private static Optional<String> directive(SourceFile source, String name) {
        String mark = "# " + name + ": ";
        String first = source.lineMap().lineText(1);
        return first.startsWith(mark) ? Optional.of(first.substring(mark.length())) : Optional.empty();
    }

    private static Map<String, String> readIncludable() {
        Map<String, String> texts = new TreeMap<>();
        for (Path directory : List.of(CHECK, DETAILS)) {
            for (Path file : GoldenFiles.inputs(directory.toString(), ".sct")) {
                SourceFile source = read(file);
                texts.put(source.name(), source.text());
            }
        }
        return texts;
    }
}
