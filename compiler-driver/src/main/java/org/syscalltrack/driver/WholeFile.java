package org.syscalltrack.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a file as a whole: it is written beside and moved into place, so nobody ever sees a part of it. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes; a name that is a link stays one, and what it leads to is replaced, and
     * keeps its permissions. The directory must be there. */
    public static void write(Path file, byte[] content) throws IOException {
        Path place = Files.exists(file) ? file.toRealPath() : file;
        Path beside = place.resolveSibling(
                "." + place.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.write(beside, content);
            if (Files.exists(place)) {
                Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(place));
            }
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
