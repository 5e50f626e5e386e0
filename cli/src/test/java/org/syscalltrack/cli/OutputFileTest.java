package org.syscalltrack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void replacesTheFileAndLeavesNothingBeside() throws IOException {
        Path file = Files.writeString(directory.resolve("out"), "old");
        new OutputFile(file.toString(), List.of()).write(CONTENT);
        assertThat(file).hasContent("content");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void neverOverwritesAnInputHoweverItIsSpelled() throws IOException {
        Path input = Files.writeString(directory.resolve("try.conf"), "rule");
        Path link = Files.createSymbolicLink(directory.resolve("link"), input);
        for (Path output : List.of(input, link, directory.resolve(".").resolve("try.conf"))) {
            assertThatThrownBy(() -> new OutputFile(output.toString(), List.of(input.toString())))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("is also an input");
        }
        assertThat(input).hasContent("rule");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        new OutputFile(link.toString(), List.of()).write(CONTENT);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("content");
    }

    @Test
    void saysWhereItCannotWrite() {
        Path file = directory.resolve("none").resolve("out");
        assertThatThrownBy(() -> new OutputFile(file.toString(), List.of()).write(CONTENT))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("cannot write " + file + ": NoSuchFile");
    }
}
