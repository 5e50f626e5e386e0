package org.syscalltrack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that a user named as traces. */
final class Traces {
    /** Stands for standard input. */
    static final Path STANDARD_INPUT = Path.of("-");

    private Traces() {}

    /**
     * Returns the files, a directory's own in the order of their names.
     *
     * @throws InputException where there is no such file, or a directory has none
     */
    static List<Path> of(List<String> names) {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                files.addAll(within(path));
            } else if (path.equals(STANDARD_INPUT) || Files.exists(path)) {
                files.add(path);
            } else {
                throw new InputException("there is no trace " + name);
            }
        }
        return files;
    }

    private static List<Path> within(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> files = entries.filter(Files::isRegularFile).sorted().toList();
            if (files.isEmpty()) {
                throw new InputException("there are no traces in the directory " + directory);
            }
            return files;
        } catch (IOException e) {
            throw new InputException("cannot read the directory " + directory + ": " + e.getMessage());
        }
    }
}
