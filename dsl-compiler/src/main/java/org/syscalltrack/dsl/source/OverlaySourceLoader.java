package org.syscalltrack.dsl.source;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Editor buffers over another loader: a file that is open in the editor is taken from there, whatever the disk says. */
public final class OverlaySourceLoader implements SourceLoader {
    private final Function<String, @Nullable String> bufferOf;
    private final SourceLoader below;

    /**
     * Buffers first, then {@code below}.
     *
     * @param bufferOf the open text of a file {@linkplain SourceFile#identity() identity}, or null
     */
    public OverlaySourceLoader(Function<String, @Nullable String> bufferOf, SourceLoader below) {
        this.bufferOf = bufferOf;
        this.below = below;
    }

    @Override
    public SourceFile load(String name) throws SourceLoadException {
        return overlay(below.load(name));
    }

    @Override
    public SourceFile include(SourceFile from, String path) throws SourceLoadException {
        return overlay(below.include(from, path));
    }

    private SourceFile overlay(SourceFile file) {
        String buffer = bufferOf.apply(file.identity());
        return buffer == null ? file : SourceFile.ofText(file.name(), file.identity(), buffer);
    }
}
