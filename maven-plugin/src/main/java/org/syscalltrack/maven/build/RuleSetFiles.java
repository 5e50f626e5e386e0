package org.syscalltrack.maven.build;

import java.util.List;

/**
 * The files of one rule set.
 *
 * @param name what its products are called after; may hold {@code /}
 * @param files their names, relative to the project's directory, in the order of their rules
 */
public record RuleSetFiles(String name, List<String> files) {
    /** Copies the list. */
    public RuleSetFiles {
        files = List.copyOf(files);
    }
}
