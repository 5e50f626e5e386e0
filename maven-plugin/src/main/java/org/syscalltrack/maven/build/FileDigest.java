package org.syscalltrack.maven.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells one state of some files from another. */
public final class FileDigest {
    private FileDigest() {}

    /** A digest of the contents, wherever the files lie. */
    public static String of(List<Path> files) {
        StringBuilder digests = new StringBuilder();
        for (Path file : files) {
            try {
                digests.append(Digest.of(String.valueOf(file.getFileName()), Files.readAllBytes(file)));
            } catch (IOException e) {
                throw new BuildException("cannot read " + file, e);
            }
        }
        return Digest.of(digests.toString().getBytes(StandardCharsets.UTF_8));
    }
}
