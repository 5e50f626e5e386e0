package org.syscalltrack.kerneltests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** The texts beside these tests. */
final class Resources {
    private Resources() {}

    /** A resource's text. */
    static String text(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(Resources.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Builds a program where guests see it. */
    static Path program(String name, String source, TestProgram.Abi abi) throws IOException {
        return TestProgram.compile(name, text(source), abi, Path.of("target", "programs"));
    }
}
