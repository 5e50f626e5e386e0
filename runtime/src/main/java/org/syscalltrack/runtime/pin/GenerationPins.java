package org.syscalltrack.runtime.pin;

import java.nio.file.Path;

/**
 * The pins of a generation: an upload's rules. Beside those named here its decision programs lie, by their names.
 *
 * @param directory holds them and nothing else
 */
public record GenerationPins(Path directory) {
    /** The bytes of {@code .sct.manifest}. */
    public Path manifest() {
        return directory.resolve("manifest");
    }

    /** The bytes of {@code .sct.schema}. */
    public Path schema() {
        return directory.resolve("schema");
    }

    /** The bytes of {@code .sct.source}. */
    public Path source() {
        return directory.resolve("source");
    }

    /** The counters of the rules. */
    public Path counters() {
        return directory.resolve("counters");
    }

    /** What a rule has counted by its keys. */
    public Path counts(int rule) {
        return directory.resolve("counts_" + rule);
    }

    /** The programs of the calls that a decision program at a tracepoint leaves for. */
    public Path calls(String name) {
        return directory.resolve(name + "_calls");
    }

    /** The programs that go on for a full one, by the name of their map. */
    public Path parts(String name) {
        return directory.resolve(name);
    }

    /** A decision program. */
    public Path program(String name) {
        return directory.resolve(name);
    }
}
