package org.syscalltrack.dsl.source;

import java.util.List;

/**
 * Looks for included files beside the including one first, as {@code #include "…"} of C does, and then in places that
 * the user named: directories, and jars, whose rule files lie under {@link RuleJar#DIRECTORY}.
 */
public final class SearchPathSourceLoader implements SourceLoader {
    private final SourceLoader below;
    private final List<SourceRoot> roots;

    /**
     * Searches.
     *
     * @param below loads what the user names, and what lies beside it
     * @param roots where else to look, in this order
     */
    public SearchPathSourceLoader(SourceLoader below, List<SourceRoot> roots) {
        this.below = below;
        this.roots = List.copyOf(roots);
    }

    @Override
    public SourceFile load(String name) throws SourceLoadException {
        return below.load(name);
    }

    @Override
    public SourceFile include(SourceFile from, String path) throws SourceLoadException {
        try {
            return beside(from, path);
        } catch (SourceLoadException e) {
            if (!e.isMissing() || roots.isEmpty() || path.startsWith("/")) {
                throw e;
            }
        }
        for (SourceRoot root : roots) {
            try {
                return find(root, path);
            } catch (SourceLoadException e) {
                if (!e.isMissing()) {
                    throw e;
                }
            }
        }
        throw new SourceLoadException("no such file beside it, nor in "
                + String.join(", ", roots.stream().map(SourceRoot::name).toList()));
    }

    private SourceFile find(SourceRoot root, String path) throws SourceLoadException {
        if (root instanceof RuleJar jar) {
            return jar.load(path);
        }
        return below.load(root.name() + "/" + path);
    }

    private SourceFile beside(SourceFile from, String path) throws SourceLoadException {
        for (SourceRoot root : roots) {
            if (root instanceof RuleJar jar && jar.holds(from)) {
                return jar.include(from, path);
            }
        }
        return below.include(from, path);
    }
}
