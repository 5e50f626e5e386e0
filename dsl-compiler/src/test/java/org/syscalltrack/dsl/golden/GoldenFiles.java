package org.syscalltrack.dsl.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory of inputs with their expected results: {@code NAME.sct} and {@code NAME.sct.expected}. Adding a case is
 * adding two files. {@code -Dgolden.update=true} writes the expected files anew; read the difference before committing.
 */
public final class GoldenFiles {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private GoldenFiles() {}

    /**
     * The inputs of a directory in the order of their names.
     *
     * @param directory relative to the module, such as {@code src/test/resources/…/cases}
     * @param suffix such as {@code .sct}
     */
    public static List<Path> inputs(String directory, String suffix) {
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            List<Path> inputs = files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
            assertThat(inputs).as("inputs in " + directory).isNotEmpty();
            return inputs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compares with the file beside {@code input}, or writes it. */
    public static void check(Path input, String actual) {
        Path expected = input.resolveSibling(input.getFileName() + ".expected");
        try {
            if (UPDATE) {
                Files.writeString(expected, actual, StandardCharsets.UTF_8);
            }
            assertThat(expected)
                    .as("expected result of %s; -Dgolden.update=true writes it", input)
                    .exists();
            assertThat(actual)
                    .as("result of %s; -Dgolden.update=true accepts it", input)
                    .isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
