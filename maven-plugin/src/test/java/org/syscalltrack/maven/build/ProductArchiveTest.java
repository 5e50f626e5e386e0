package org.syscalltrack.maven.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductArchiveTest {
    @TempDir
    Path directory;

    @Test
    void theSameProductsGiveTheSameBytes() throws IOException {
        Project one = new Project(directory.resolve("one")).with("sct/b.o", "b").with("sct/a/a.o", "a");
        Project two =
                new Project(directory.resolve("two")).with("sct/a/a.o", "a").with("sct/b.o", "b");
        for (Project each : new Project[] {one, two}) {
            ProductArchive.write(each.base.resolve("sct"), each.base.resolve("out/products.zip"), each.heard);
        }
        assertThat(one.bytes("out/products.zip")).isEqualTo(two.bytes("out/products.zip"));
        try (ZipFile zip = new ZipFile(one.base.resolve("out/products.zip").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("a/a.o", "b.o");
        }
    }
}
