package org.syscalltrack.dsl.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A jar with rule files under {@value #DIRECTORY}. Its files are named {@code lib.jar!/META-INF/sct/x.sct}, without the
 * directory that the jar lies in: the same rules give the same bytes on every machine.
 *
 * @param path the jar
 */
public record RuleJar(Path path) implements SourceRoot {
    /** Where a jar keeps its rule files. */
    public static final String DIRECTORY = "META-INF/sct/";

    @Override
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /**
     * A file of the jar.
     *
     * @param place {@code /}-separated, relative to {@value #DIRECTORY}
     */
    SourceFile load(String place) throws SourceLoadException {
        String entryName = DIRECTORY + MemorySourceLoader.normalize(place);
        try (ZipFile jar = new ZipFile(path.toFile())) {
            ZipEntry entry = jar.getEntry(entryName);
            if (entry == null || entry.isDirectory()) {
                throw new SourceLoadException(SourceLoadException.NO_SUCH_FILE);
            }
            try (InputStream content = jar.getInputStream(entry)) {
                return SourceFile.ofBytes(name() + "!/" + entryName, prefix() + entryName, content.readAllBytes());
            }
        } catch (ZipException e) {
            throw new SourceLoadException(name() + " is no jar", e);
        } catch (IOException e) {
            throw new SourceLoadException("read error in " + name(), e);
        }
    }

    /** Whether a file is one of this jar's. */
    boolean holds(SourceFile file) {
        return file.identity().startsWith(prefix() + DIRECTORY);
    }

    /** The file that {@code path} in {@code from}, a file of this jar, names. */
    SourceFile include(SourceFile from, String included) throws SourceLoadException {
        String place = from.identity().substring((prefix() + DIRECTORY).length());
        return load(place.substring(0, place.lastIndexOf('/') + 1) + included);
    }

    private String prefix() {
        return path.toAbsolutePath() + "!/";
    }
}
