package org.syscalltrack.dsl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLoaderTest {
    @TempDir
    private Path directory;

    @Test
    void diskIncludesAreRelativeToTheIncludingFile() throws IOException, SourceLoadException {
        Files.createDirectories(directory.resolve("lib"));
        Files.writeString(directory.resolve("a.sct"), "# a");
        Files.writeString(directory.resolve("lib/b.sct"), "# b");
        Files.createSymbolicLink(directory.resolve("link.sct"), directory.resolve("a.sct"));
        SourceLoader loader = new DiskSourceLoader(directory);
        SourceFile a = loader.load("a.sct");
        SourceFile b = loader.include(a, "lib/b.sct");
        assertThat(b.name()).isEqualTo("lib/b.sct");
        assertThat(loader.include(b, "../a.sct").identity()).isEqualTo(a.identity());
        assertThat(loader.load("link.sct").identity()).isEqualTo(a.identity());
    }

    @Test
    void diskSaysWhy() {
        SourceLoader loader = new DiskSourceLoader(directory);
        assertReason(loader, "none.sct", "no such file");
        assertReason(loader, ".", "it is a directory");
        assertReason(loader, "a\0b", "not a valid file name");
    }

    private static void assertReason(SourceLoader loader, String name, String reason) {
        assertThatThrownBy(() -> loader.load(name))
                .isInstanceOfSatisfying(
                        SourceLoadException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void memoryAndBuffers() throws SourceLoadException {
        SourceLoader memory = new MemorySourceLoader(Map.of("a.sct", "# a", "lib/b.sct", "# b"));
        SourceFile b = memory.include(memory.load("a.sct"), "./lib/../lib/b.sct");
        assertThat(b.identity()).isEqualTo("lib/b.sct");
        assertThat(memory.include(b, "../a.sct").text()).isEqualTo("# a");
        assertReason(memory, "c.sct", "no such file");
        SourceLoader overlay = new OverlaySourceLoader(Map.of("lib/b.sct", "# typing")::get, memory);
        assertThat(overlay.load("lib/b.sct").text()).isEqualTo("# typing");
        assertThat(overlay.load("a.sct").text()).isEqualTo("# a");
    }
}
