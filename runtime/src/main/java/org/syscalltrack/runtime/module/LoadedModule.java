package org.syscalltrack.runtime.module;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.syscalltrack.runtime.MachineException;

/**
 * A module of ours that is in the kernel, by its directory in procfs.
 *
 * @param directory such as {@code /proc/syscalltrack_3}
 * @param generation the number of its upload
 * @param running whether its rules act
 */
record LoadedModule(Path directory, int generation, boolean running) {
    /** What the names of our modules and so of their directories begin with. */
    static final String PREFIX = "syscalltrack";

    /** Returns the modules that are in the kernel, the oldest first. */
    static List<LoadedModule> all(Path procfs) {
        try (Stream<Path> entries = Files.list(procfs)) {
            return entries.filter(entry -> entry.getFileName().toString().matches(PREFIX + "(_[A-Za-z0-9_]+)?"))
                    .flatMap(entry -> read(entry).stream())
                    .sorted(Comparator.comparingInt(LoadedModule::generation))
                    .toList();
        } catch (IOException e) {
            throw new MachineException("cannot look into " + procfs + ": " + e.getMessage(), e);
        }
    }

    private static Optional<LoadedModule> read(Path directory) {
        try {
            // "running 3" or "stopped 3"
            String[] words =
                    Files.readString(directory.resolve("control")).strip().split(" ", -1);
            return Optional.of(new LoadedModule(directory, Integer.parseInt(words[1]), words[0].equals("running")));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // Gone meanwhile, or not ours.
            return Optional.empty();
        }
    }

    /** The module's name, as {@code rmmod} takes it. */
    String name() {
        return directory.getFileName().toString();
    }

    /** The ring of events. */
    Path events() {
        return directory.resolve("events");
    }

    /** Returns the content of one of its files; empty where the module has gone. */
    Optional<byte[]> read(String file) {
        try {
            return Optional.of(Files.readAllBytes(directory.resolve(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns the lines of one of its files, split at blanks; none where the module has no such file. */
    List<List<String>> words(String file) {
        return read(file)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> Arrays.asList(line.split(" ", -1)))
                        .toList())
                .orElse(List.of());
    }

    /**
     * Writes a word to its switch.
     *
     * @throws IOException with the kernel's reason
     */
    void control(String word) throws IOException {
        Files.writeString(directory.resolve("control"), word);
    }
}
