package org.syscalltrack.dsl.source;

/** Where rule files come from: the disk, editor buffers, a jar. */
public interface SourceLoader {
    /**
     * Loads a file that the user named.
     *
     * @param name the name as given; becomes {@link SourceFile#name()}
     * @throws SourceLoadException if there is no such file or it cannot be read
     */
    SourceFile load(String name) throws SourceLoadException;

    /**
     * Loads the file that {@code include "path"} in {@code from} names: relative to the including file.
     *
     * @throws SourceLoadException if there is no such file or it cannot be read
     */
    SourceFile include(SourceFile from, String path) throws SourceLoadException;
}
