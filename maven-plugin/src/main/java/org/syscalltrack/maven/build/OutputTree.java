package org.syscalltrack.maven.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.syscalltrack.driver.WholeFile;

/** A directory that a step fills: files appear whole or not at all, and what is no longer made goes. */
final class OutputTree {
    private final Path root;
    private final BuildListener listener;

    OutputTree(Path root, BuildListener listener) {
        this.root = root;
        this.listener = listener;
    }

    Path path(String place) {
        return root.resolve(place);
    }

    /** The bytes of a file; empty if it is not there. */
    Optional<byte[]> read(String place) {
        try {
            Path file = path(place);
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new BuildException("cannot read " + path(place), e);
        }
    }

    /** The places of all files, in order. */
    List<String> files() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BuildException("cannot look into " + root, e);
        }
    }

    void write(String place, byte[] content) {
        write(path(place), content, listener);
    }

    /** Writes a file that is in no tree. */
    static void write(Path file, byte[] content, BuildListener listener) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            WholeFile.write(file, content);
        } catch (IOException e) {
            throw new BuildException("cannot write " + file, e);
        }
        listener.wrote(file);
    }

    /** Removes files that are there. */
    void remove(Collection<String> places) {
        for (String place : places) {
            try {
                if (Files.deleteIfExists(path(place))) {
                    listener.wrote(path(place));
                }
            } catch (IOException e) {
                throw new BuildException("cannot remove " + path(place), e);
            }
        }
    }
}
