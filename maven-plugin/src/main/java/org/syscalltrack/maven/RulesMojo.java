package org.syscalltrack.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.syscalltrack.maven.build.BuildException;
import org.syscalltrack.maven.build.RuleSources;
import org.syscalltrack.maven.build.Tally;

/** What all goals have in common: rule files, skipping, and how a failure is said. */
abstract class RulesMojo extends AbstractMojo {
    /** The project. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Does nothing at all. */
    @Parameter(property = "sct.skip", defaultValue = "false")
    private boolean skip;

    /** Where the rule files lie. */
    @Parameter(property = "sct.sourceDirectory", defaultValue = "${project.basedir}/src/main/sct")
    private File sourceDirectory;

    /** Where the tests of rules lie, and rule files that only tests need. */
    @Parameter(property = "sct.testSourceDirectory", defaultValue = "${project.basedir}/src/test/sct")
    private File testSourceDirectory;

    /** Which files of these directories are rule files: patterns, relative to the directory. */
    @Parameter(property = "sct.includes", defaultValue = "**/*.sct")
    private List<String> includes = List.of();

    /** Which of these files to leave out: patterns, relative to the directory. */
    @Parameter(property = "sct.excludes")
    private List<String> excludes = List.of();

    private final Reporter reporter;

    RulesMojo(IdeMarkers markers) {
        this.reporter = new Reporter(this::getLog, markers);
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Rules are skipped (sct.skip)");
            return;
        }
        try {
            run();
        } catch (BuildException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /** Does the goal's work. */
    abstract void run() throws MojoFailureException;

    final MavenProject project() {
        return project;
    }

    final Path base() {
        return project.getBasedir().toPath();
    }

    final Reporter reporter() {
        return reporter;
    }

    final RuleSources sources() {
        return sources(sourceDirectory);
    }

    final RuleSources testSources() {
        return sources(testSourceDirectory);
    }

    private RuleSources sources(File directory) {
        return new RuleSources(base(), directory.toPath(), includes, excludes);
    }

    /** Fails where there are errors, or warnings that count as such. */
    static void failOn(Tally tally, boolean failOnWarning) throws MojoFailureException {
        if (tally.errors() > 0) {
            throw new MojoFailureException(counted(tally.errors(), "error") + " in rule files, see above");
        }
        if (failOnWarning && tally.warnings() > 0) {
            throw new MojoFailureException(
                    counted(tally.warnings(), "warning") + " in rule files, and failOnWarning is set, see above");
        }
    }

    static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
