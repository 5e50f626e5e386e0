package org.syscalltrack.dsl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPathSourceLoaderTest {
    @TempDir
    Path base;

    private SourceLoader loader;

    @BeforeEach
    void files() throws IOException {
        write("src/main.sct", "main");
        write("src/near.sct", "near");
        write("shared/near.sct", "far");
        write("shared/only.sct", "shared");
        write("shared/deep/a.sct", "a");
        write("shared/deep/b.sct", "b");
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(base.resolve("lib-1.0.jar")))) {
            put(jar, "META-INF/sct/only.sct", "in the jar");
            put(jar, "META-INF/sct/corp/a.sct", "jar a");
            put(jar, "META-INF/sct/corp/b.sct", "jar b");
            put(jar, "secret.sct", "not for others");
        }
        loader = new SearchPathSourceLoader(
                new DiskSourceLoader(base), List.of(SourceRoot.of(base, "shared"), SourceRoot.of(base, "lib-1.0.jar")));
    }

    @Test
    void whatLiesBesideTheIncludingFileComesFirst() throws SourceLoadException {
        assertThat(included("near.sct").text()).isEqualTo("near");
    }

    @Test
    void rootsAreAskedInTheirOrder() throws SourceLoadException {
        assertThat(included("only.sct").text()).isEqualTo("shared");
        assertThat(included("only.sct").name()).isEqualTo("shared/only.sct");
    }

    @Test
    void aFileOfADirectoryIncludesItsNeighbours() throws SourceLoadException {
        SourceFile b = loader.include(included("deep/a.sct"), "b.sct");
        assertThat(b.text()).isEqualTo("b");
        assertThat(b.identity()).isEqualTo(loader.load("shared/deep/b.sct").identity());
    }

    @Test
    void aFileOfAJarIncludesItsNeighboursAndIsNamedWithoutTheJarsDirectory() throws SourceLoadException {
        SourceFile a = included("corp/a.sct");
        assertThat(a.name()).isEqualTo("lib-1.0.jar!/META-INF/sct/corp/a.sct");
        assertThat(loader.include(a, "b.sct").text()).isEqualTo("jar b");
        assertThat(loader.include(a, "../only.sct").text()).isEqualTo("in the jar");
    }

    @Test
    void onlyWhatAJarSharesIsFound() {
        assertThatThrownBy(() -> included("secret.sct"))
                .isInstanceOf(SourceLoadException.class)
                .hasMessage("no such file beside it, nor in shared, lib-1.0.jar");
    }

    @Test
    void aFileThatIsThereButNoJarIsAnError() throws IOException {
        write("broken.jar", "no zip");
        SourceLoader broken =
                new SearchPathSourceLoader(new DiskSourceLoader(base), List.of(SourceRoot.of(base, "broken.jar")));
        assertThatThrownBy(() -> broken.include(loader.load("src/main.sct"), "x.sct"))
                .isInstanceOf(SourceLoadException.class)
                .hasMessage("broken.jar is no jar");
    }

    private SourceFile included(String path) throws SourceLoadException {
        return loader.include(loader.load("src/main.sct"), path);
    }

    private void write(String name, String text) throws IOException {
        Path file = base.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void put(ZipOutputStream jar, String name, String text) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
