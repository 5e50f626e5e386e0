package org.syscalltrack.maven;

import java.io.File;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.syscalltrack.maven.build.RuleCheck;
import org.syscalltrack.maven.build.SarifFile;
import org.syscalltrack.maven.build.Tally;

/**
 * Says what is wrong with rule files, on the console and as SARIF, and compiles nothing. The goal {@code compile} checks as
 * well, but only what has changed. A project that only shares its rules needs no other goal.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.PROCESS_SOURCES,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
public final class CheckMojo extends IncludingMojo {
    /** Where the findings go as SARIF, for code hosts and build servers. */
    @Parameter(property = "sct.sarifFile", defaultValue = "${project.build.directory}/sct-reports/check.sarif")
    private File sarifFile;

    @Inject
    CheckMojo(IdeMarkers markers) {
        super(markers);
    }

    @Override
    void run() throws MojoFailureException {
        Tally tally = new RuleCheck(context(), reporter()).run(ruleSets());
        SarifFile.write(sarifFile.toPath(), tally, reporter());
        failOn(tally, failOnWarning());
        shareRulesIfWanted();
    }
}
