package org.syscalltrack.maven.build;

import java.nio.file.Path;
import java.util.List;
import org.syscalltrack.driver.Target;

/**
 * What to compile to, and where.
 *
 * @param targets the kinds of products, each rule set to all of them
 * @param kernel the kernel that they are for, such as {@code 6.12}; empty: any
 * @param failOnWarning whether a warning is as bad as an error
 * @param outputDirectory where products go
 * @param stateDirectory where fingerprints go; no other step may use it
 * @param toolDigest tells this build of the tools from others
 * @param force whether to compile although nothing has changed
 */
public record CompileOptions(
        List<Target> targets,
        String kernel,
        boolean failOnWarning,
        Path outputDirectory,
        Path stateDirectory,
        String toolDigest,
        boolean force) {
    /** Copies the list. */
    public CompileOptions {
        targets = List.copyOf(targets);
    }
}
