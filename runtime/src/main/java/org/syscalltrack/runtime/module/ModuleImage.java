package org.syscalltrack.runtime.module;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.runtime.MachineException;

/**
 * A module's file.
 *
 * @param name the module's name, by which the kernel knows it
 * @param bytes the file
 */
record ModuleImage(String name, ByteString bytes) {
    /**
     * Returns the module that was built in a directory already, if it is for this kernel.
     *
     * @param release as {@code uname -r} prints it
     * @throws MachineException where there is one, but for another kernel
     */
    static Optional<ModuleImage> builtIn(Path directory, String release) {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> images = files.filter(file -> file.toString().endsWith(".ko"))
                    .sorted()
                    .toList();
            if (images.isEmpty()) {
                return Optional.empty();
            }
            ModuleImage image = read(images.get(0));
            // linux/vermagic.h: the release comes first, the options behind it.
            String magic = image.information("vermagic").orElse("");
            if (!magic.startsWith(release + " ")) {
                throw new MachineException(images.get(0) + " was built for the kernel " + magic.split(" ", -1)[0]
                        + ", but " + release + " runs here: remove it, or build it again with make -C " + directory);
            }
            return Optional.of(image);
        } catch (IOException e) {
            throw new MachineException("cannot look into " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Reads a module's file. */
    static ModuleImage read(Path file) throws IOException {
        String name =
                String.valueOf(file.getFileName()).replaceFirst("\\.ko$", "").replace('-', '_');
        return new ModuleImage(name, ByteString.of(Files.readAllBytes(file)));
    }

    /** A value of the section {@code .modinfo}, whose entries are {@code key=value} and a NUL. */
    private Optional<String> information(String key) {
        String text = new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
        int begin = text.indexOf("\0" + key + "=");
        if (begin < 0) {
            return Optional.empty();
        }
        int value = begin + key.length() + 2;
        return Optional.of(text.substring(value, text.indexOf('\0', value)));
    }
}
