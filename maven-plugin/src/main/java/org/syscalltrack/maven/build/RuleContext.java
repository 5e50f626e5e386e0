package org.syscalltrack.maven.build;

import java.nio.file.Path;
import java.util.List;
import org.syscalltrack.driver.CompilerDriver;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.source.DiskSourceLoader;
import org.syscalltrack.dsl.source.SearchPathSourceLoader;
import org.syscalltrack.dsl.source.SourceLoader;
import org.syscalltrack.dsl.source.SourceRoot;

/**
 * What the files of a project mean.
 *
 * @param base the project's directory, which relative names are taken from
 * @param systemCalls what the rules can name
 * @param architecture the machine that the rules are for
 * @param searchPath where else to look for included files: directories and jars, absolute or relative to {@code base}
 */
public record RuleContext(Path base, SystemCalls systemCalls, Architecture architecture, List<String> searchPath) {
    /** Copies the list. */
    public RuleContext {
        searchPath = List.copyOf(searchPath);
    }

    CompilerDriver driver() {
        return new CompilerDriver(systemCalls.catalog(), architecture, loader());
    }

    SourceLoader loader() {
        List<SourceRoot> roots =
                searchPath.stream().map(place -> SourceRoot.of(base, place)).toList();
        return new SearchPathSourceLoader(new DiskSourceLoader(base), roots);
    }
}
