package org.syscalltrack.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.source.DiskSourceLoader;

/** The rule files of the samples; the benchmarks run in the tree's top or in their own directory. */
final class Samples {
    private Samples() {}

    static Path file(String name) {
        return Stream.of("samples", "../samples")
                .map(directory -> Path.of(directory, name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("run the benchmarks in the top of the tree"));
    }

    static RuleSet check(String... names) {
        List<String> files = Stream.of(names).map(name -> file(name).toString()).toList();
        return new FrontEnd(Catalog.standard(), Architecture.X86_64)
                .checkFiles(files, new DiskSourceLoader(Path.of("")))
                .ruleSet()
                .orElseThrow();
    }
}
