package org.syscalltrack.maven.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.CatalogException;

/**
 * The system calls that rules can name.
 *
 * @param catalog what is known of them
 * @param digest tells this catalog from others; empty: the one that comes with the plugin
 */
public record SystemCalls(Catalog catalog, String digest) {
    /** The catalog that comes with the plugin. */
    public static SystemCalls standard() {
        return new SystemCalls(Catalog.standard(), "");
    }

    /**
     * Reads a file in the format of {@code syscalls.dat}.
     *
     * @throws BuildException where it cannot be read, is no catalog or is damaged, with the line
     */
    public static SystemCalls of(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            return new SystemCalls(Catalog.parse(file.toString(), content), Digest.of(content));
        } catch (IOException e) {
            throw new BuildException("cannot read the catalog of system calls " + file, e);
        } catch (CatalogException e) {
            throw new BuildException(String.valueOf(e.getMessage()));
        }
    }
}
