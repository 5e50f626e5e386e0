package org.syscalltrack.maven;

import java.nio.file.Path;
import javax.inject.Inject;
import javax.inject.Named;
import org.codehaus.plexus.build.BuildContext;
import org.syscalltrack.dsl.diagnostic.Severity;
import org.syscalltrack.dsl.source.Position;

/**
 * What a development environment that runs our goals (Eclipse by m2e) is told: markers at findings, and files that it
 * must read again. At a command line nobody listens; the build API's default would say each finding a second time, so it
 * is not asked.
 */
@Named
final class IdeMarkers {
    private final BuildContext context;
    private final boolean listens;

    @Inject
    IdeMarkers(BuildContext context, org.sonatype.plexus.build.incremental.BuildContext platform) {
        this.context = context;
        this.listens = !(platform instanceof org.sonatype.plexus.build.incremental.DefaultBuildContext);
    }

    void clear(Path file) {
        context.removeMessages(file.toFile());
    }

    void refresh(Path file) {
        context.refresh(file.toFile());
    }

    void mark(Severity severity, Path file, Position position, String message) {
        if (listens && severity != Severity.NOTE) {
            int level = severity == Severity.ERROR ? BuildContext.SEVERITY_ERROR : BuildContext.SEVERITY_WARNING;
            context.addMessage(file.toFile(), position.line(), position.column(), message, level, null);
        }
    }
}
