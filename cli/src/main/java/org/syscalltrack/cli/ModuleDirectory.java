package org.syscalltrack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.syscalltrack.driver.Product;

/** A directory with the sources of a kernel module. */
final class ModuleDirectory {
    private ModuleDirectory() {}

    /**
     * Writes one of a module's files into the directory, which is made where it is missing. A file that is so already is
     * left alone, so that only what has changed is built anew.
     *
     * @param inputs what the command reads, and so must not write
     * @throws InputException where the file cannot be written
     */
    static void write(String directory, Product product, List<String> inputs) {
        Path file = Path.of(directory)
                .resolve(product.path().substring(product.path().indexOf('/') + 1));
        byte[] content = product.content().toByteArray();
        try {
            Files.createDirectories(Path.of(directory));
        } catch (IOException e) {
            throw new InputException("cannot make the directory " + directory + ": " + e.getMessage());
        }
        if (!holds(file, content)) {
            new OutputFile(file.toString(), inputs).write(content);
        }
    }

    private static boolean holds(Path file, byte[] content) {
        try {
            return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content);
        } catch (IOException e) {
            return false;
        }
    }
}
