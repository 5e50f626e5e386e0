package org.syscalltrack.runtime.pin;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The pins of a decision point.
 *
 * @param directory holds them and nothing else
 */
public record PointPins(Path directory) {
    /** The link that keeps the dispatcher attached. */
    public Path link() {
        return directory.resolve("link");
    }

    /** The attached program. */
    public Path dispatcher() {
        return directory.resolve("dispatcher");
    }

    /** The program array. */
    public Path programs() {
        return directory.resolve("programs");
    }

    /** Says whether the dispatcher is attached: the link is the last thing that is pinned and the first to go. */
    public boolean complete() {
        return Files.exists(link());
    }
}
