package org.syscalltrack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.syscalltrack.driver.WholeFile;

/** Where a command writes a result: beside the file, and then moved into its place, so that it is whole or not there. */
final class OutputFile {
    private final Path file;

    /**
     * Chooses the file.
     *
     * @param inputs what the command reads
     * @throws UsageException where the output is one of the inputs, which are never overwritten
     */
    OutputFile(String file, List<String> inputs) {
        this.file = Path.of(file);
        for (String input : inputs) {
            if (isSame(this.file, Path.of(input))) {
                throw new UsageException("the output " + file + " is also an input; name another one with -o");
            }
        }
    }

    private OutputFile(Path file) {
        this.file = file;
    }

    /** A file that the user asked to change in place. */
    static OutputFile ofItself(Path file) {
        return new OutputFile(file);
    }

    /** Returns the name of what an input becomes: its own, with another suffix. */
    static String named(String input, String suffix) {
        int dot = input.lastIndexOf('.');
        return (dot > input.lastIndexOf('/') + 1 ? input.substring(0, dot) : input) + suffix;
    }

    /**
     * Writes the whole file. What is not a regular file, such as {@code /dev/null}, is written in place.
     *
     * @throws InputException where it cannot be written
     */
    void write(byte[] content) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                Files.write(file, content);
            } else {
                WholeFile.write(file, content);
            }
        } catch (IOException e) {
            throw new InputException("cannot write " + file + ": " + reason(e));
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            // One of them is not there, so they are two.
            return false;
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replaceFirst("Exception$", "") + " " + e.getMessage();
    }
}
