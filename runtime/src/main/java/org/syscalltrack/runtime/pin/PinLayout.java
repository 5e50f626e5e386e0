package org.syscalltrack.runtime.pin;

import java.nio.file.Path;
import org.syscalltrack.bpf.object.PointEntry;

/**
 * Where each thing is pinned, as {@code docs/object-format.md} states it.
 *
 * @param root the directory that holds everything
 */
public record PinLayout(Path root) {
    /** The version of this layout, which is pinned beside it; 2 has program arrays of four slots. */
    public static final int FORMAT_VERSION = 2;

    /** Where the BPF file system is mounted. */
    public static final Path BPF_FILE_SYSTEM = Path.of("/sys/fs/bpf");

    static final String STAGING_PREFIX = "staging-";

    /** Returns the place on a running machine. */
    public static PinLayout ofMachine() {
        return new PinLayout(BPF_FILE_SYSTEM.resolve("syscalltrack"));
    }

    /** The map that says which version of the layout this is. */
    public Path version() {
        return root.resolve("version");
    }

    /** The map that holds the current generation. */
    public Path generation() {
        return root.resolve("generation");
    }

    /** The ring buffer. */
    public Path events() {
        return root.resolve("events");
    }

    /** The task storage that joins a call's decision points. */
    public Path stash() {
        return root.resolve("stash");
    }

    /** The calls that rules have stopped. */
    public Path suspended() {
        return root.resolve("suspended");
    }

    /** The directory of the decision points. */
    public Path points() {
        return root.resolve("points");
    }

    /** The directory of a decision point. */
    public PointPins point(PointEntry point) {
        return new PointPins(points().resolve(point.pinName()));
    }

    /** The directory of the generations. */
    public Path generations() {
        return root.resolve("generations");
    }

    /** The pins of a generation that can become or became current. */
    public GenerationPins generation(int generation) {
        return new GenerationPins(generations().resolve(Integer.toString(generation)));
    }

    /** The pins of a generation that an upload is still putting together. */
    public GenerationPins staging(int generation) {
        return new GenerationPins(root.resolve(STAGING_PREFIX + generation));
    }
}
