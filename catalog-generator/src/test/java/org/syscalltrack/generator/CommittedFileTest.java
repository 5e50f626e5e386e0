package org.syscalltrack.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The committed catalog is what the generator makes of the packages that its header names. */
class CommittedFileTest {
    private static final Path COMMITTED =
            Path.of("../dsl-compiler/src/main/resources/org/syscalltrack/dsl/catalog/syscalls.dat");

    @Test
    void theGeneratorMakesTheCommittedFile() throws IOException {
        Path packages = packages();
        Assumptions.assumeTrue(
                Files.exists(packages.resolve("provenance.txt")),
                "the kernel's source is not at hand: run catalog-generator/generate --fetch");
        String committed = Files.readString(COMMITTED);
        for (String line : Files.readAllLines(packages.resolve("provenance.txt"))) {
            Assumptions.assumeTrue(
                    committed.contains("\nsource " + line + "\n"),
                    "the packages at hand are of other versions than the committed catalog's: " + line);
        }
        assertThat(Generator.generate(packages, Path.of("tables"))).isEqualTo(committed);
    }

    /** Where the script {@code generate} keeps them. */
    private static Path packages() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("syscalltrack/catalog");
    }
}
