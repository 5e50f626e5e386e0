package org.syscalltrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code docs/maven.md} for builds without Maven do what the page says. */
class BuildRecipesTest {
    private static final Path PAGE = Path.of("..", "docs", "maven.md");

    @TempDir
    Path directory;

    @BeforeEach
    void project() throws IOException {
        write("src/main/sct/web.sct", """
                rule { syscall_name = unlink, unlinkat rule_name = by_root filter_expression { UID == 0 }
                  action { type = LOG } }
                """);
        write("src/test/sct/web-test.sct", """
                include "web.sct"
                test { test_name = root call = unlink("/x") process { UID = 0 } expect { rule = by_root } }
                """);
        Files.createDirectories(directory.resolve("build"));
        Files.createDirectories(directory.resolve("lib"));
        try (ZipOutputStream jar =
                new ZipOutputStream(Files.newOutputStream(directory.resolve("lib/rule-library-1.0.jar")))) {
            jar.putNextEntry(new ZipEntry("META-INF/sct/names.sct"));
            jar.write("const OPERATOR = 7\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void plainJava() throws IOException {
        List<List<String>> commands = commands("java -jar syscalltrack\\.jar (.*)", " ");
        assertThat(commands).hasSize(3).allSatisfy(this::runs);
    }

    @Test
    void gradle() throws IOException {
        List<List<String>> commands = commands(" args '(.*)'", "', '");
        assertThat(commands).hasSize(2).allSatisfy(this::runs);
    }

    private static List<List<String>> commands(String pattern, String between) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> List.of(found.group(1).split(between)))
                .toList();
    }

    /** Runs a command with its paths in the project, and looks whether what it should write is there. */
    private void runs(List<String> command) {
        List<String> placed = command.stream()
                .map(word -> Stream.of("src/", "build/", "lib/").anyMatch(word::startsWith)
                        ? directory.resolve(word).toString()
                        : word)
                .toList();
        Run run = Run.of(placed.toArray(String[]::new));
        assertThat(run.errors()).isEmpty();
        assertThat(run.status()).isZero();
        List<String> outputs = new ArrayList<>(command);
        outputs.removeIf(word -> !word.startsWith("build/"));
        assertThat(outputs)
                .isNotEmpty()
                .allSatisfy(output -> assertThat(directory.resolve(output)).isNotEmptyFile());
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
