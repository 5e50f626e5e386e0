package org.syscalltrack.dsl.source;

import java.nio.file.Files;
import java.nio.file.Path;

/** A place with rule files for others to include. */
public sealed interface SourceRoot permits SourceRoot.Directory, RuleJar {
    /** As messages and compiled objects name it. */
    String name();

    /**
     * The place behind a path: a jar if it is a file, else a directory.
     *
     * @param base what a relative path is taken from
     * @param path as the user gave it; a directory is named by it, a jar by its last part
     */
    static SourceRoot of(Path base, String path) {
        Path place = base.resolve(path);
        return Files.isRegularFile(place) ? new RuleJar(place) : new Directory(path);
    }

    /**
     * A directory. Its files are the disk's.
     *
     * @param name as the loader of the disk's files knows it
     */
    record Directory(String name) implements SourceRoot {}
}
