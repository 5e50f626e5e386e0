package org.syscalltrack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.syscalltrack.runtime.object.CompiledObject;
import org.syscalltrack.runtime.object.MalformedObjectException;

/** Reads compiled objects from files. */
final class ObjectFiles {
    private static final int MAGIC_SIZE = 4;

    private ObjectFiles() {}

    /** Says whether a file is a compiled object, and not rules. A file that cannot be read is none. */
    static boolean isObject(String file) {
        try (var stream = Files.newInputStream(Path.of(file))) {
            return CompiledObject.isObject(stream.readNBytes(MAGIC_SIZE));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads an object.
     *
     * @throws InputException where the file cannot be read or is no object of ours
     */
    static CompiledObject read(String file) {
        try {
            return new CompiledObject(Files.readAllBytes(Path.of(file)));
        } catch (NoSuchFileException e) {
            throw new InputException("there is no file " + file);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + e.getMessage());
        } catch (MalformedObjectException e) {
            throw new InputException(file + " is no compiled object of syscalltrack: " + e.getMessage());
        }
    }
}
