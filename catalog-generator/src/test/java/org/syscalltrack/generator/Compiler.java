package org.syscalltrack.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Runs gcc on a text. */
final class Compiler {
    private Compiler() {}

    /** What gcc printed, and what it complained of. */
    record Result(int status, String output, String errors) {}

    /**
     * Runs gcc with options on C text; the test is skipped where gcc is missing.
     *
     * @param options without the input
     */
    static Result run(List<String> options, String source) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("gcc");
        Path input = Files.writeString(directory.resolve("in.c"), source);
        Path output = directory.resolve("out");
        Path errors = directory.resolve("err");
        List<String> command = new ArrayList<>(List.of("gcc"));
        command.addAll(options);
        command.add(input.toString());
        Process gcc;
        try {
            gcc = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
        } catch (IOException e) {
            Assumptions.abort("gcc is missing: install the package gcc");
            throw e;
        }
        int status = gcc.waitFor();
        Result result = new Result(
                status,
                Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(errors, StandardCharsets.UTF_8));
        for (Path file : List.of(input, output, errors, directory)) {
            Files.delete(file);
        }
        return result;
    }
}
