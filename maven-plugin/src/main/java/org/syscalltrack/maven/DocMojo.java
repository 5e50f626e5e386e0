package org.syscalltrack.maven;

import java.io.File;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.syscalltrack.maven.build.RulePages;
import org.syscalltrack.maven.build.Tally;

/**
 * Writes an HTML page for each rule set: its rules, the system calls that they look at, where in the kernel they are
 * decided and what that costs, and what they do not see. The command {@code sctc doc} writes the same page.
 */
@Mojo(
        name = "doc",
        defaultPhase = LifecyclePhase.PREPARE_PACKAGE,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
public final class DocMojo extends IncludingMojo {
    /** Where the pages go. */
    @Parameter(property = "sct.docDirectory", defaultValue = "${project.build.directory}/sct-docs")
    private File docDirectory;

    @Inject
    DocMojo(IdeMarkers markers) {
        super(markers);
    }

    @Override
    void run() throws MojoFailureException {
        RulePages pages = new RulePages(context(), docDirectory.toPath(), reporter());
        Tally tally = pages.run(ruleSets());
        failOn(tally, failOnWarning());
        pages.written()
                .forEach(page -> getLog().info("Wrote " + docDirectory.toPath().resolve(page)));
    }
}
