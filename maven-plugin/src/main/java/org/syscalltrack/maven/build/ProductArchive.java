package org.syscalltrack.maven.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** All products of a build step in one zip file; the same products give the same bytes. */
public final class ProductArchive {
    /** The earliest time that a zip file can hold: entries need one, and it must not be that of the build. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ProductArchive() {}

    /** Writes the files of {@code directory} into {@code archive}. */
    public static void write(Path directory, Path archive, BuildListener listener) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OutputTree files = new OutputTree(directory, listener);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String place : files.files()) {
                ZipEntry entry = new ZipEntry(place);
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(files.read(place).orElseThrow());
            }
        } catch (IOException e) {
            throw new BuildException("cannot pack " + directory, e);
        }
        OutputTree.write(archive, bytes.toByteArray(), listener);
    }
}
