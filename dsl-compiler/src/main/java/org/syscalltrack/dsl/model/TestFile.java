package org.syscalltrack.dsl.model;

import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.plan.FileAttribute;
import org.syscalltrack.dsl.source.ByteString;

/**
 * A file in a test.
 *
 * @param path the real path of the object; none: the object has no path (a pipe), or there is no such file
 * @param attributes what {@code stat} would show; those left out are unknown
 */
public record TestFile(Optional<ByteString> path, Map<FileAttribute, Long> attributes) {
    /** Copies the map. */
    public TestFile {
        attributes = Map.copyOf(attributes);
    }
}
