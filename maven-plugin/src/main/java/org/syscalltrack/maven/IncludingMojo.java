package org.syscalltrack.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.source.RuleJar;
import org.syscalltrack.maven.build.RuleContext;
import org.syscalltrack.maven.build.RuleSetFiles;
import org.syscalltrack.maven.build.RuleSources;
import org.syscalltrack.maven.build.SystemCalls;

/** What goals have in common that look at what rules mean: where includes are found, and for which machine. */
abstract class IncludingMojo extends RulesMojo {
    /**
     * The name of the one rule set that all files make together, in the order of their names. Left out, each file is a
     * rule set of its own, named after the file.
     */
    @Parameter(property = "sct.ruleSetName", defaultValue = "")
    private String ruleSetName = "";

    /** The machine that the rules are for: {@code x86_64}, {@code arm64} or {@code riscv64}. */
    @Parameter(property = "sct.architecture", defaultValue = "x86_64")
    private String architecture = "";

    /**
     * The catalog of system calls that rules can name, in the format of {@code syscalls.dat}: another kernel's, or one with
     * calls of your own. Left out: the plugin's own.
     */
    @Parameter(property = "sct.syscalls")
    private File syscalls;

    /**
     * Where included files are looked for that do not lie beside the including one: directories, or jars, in their
     * {@code META-INF/sct/}. The project's dependencies are looked at after these, in the order of the pom.
     */
    @Parameter(property = "sct.includePath")
    private List<File> includePath = List.of();

    /** Whether warnings fail the build. */
    @Parameter(property = "sct.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /**
     * Whether {@code check} and {@code compile} put the rule files themselves into the jar, under {@code META-INF/sct/}: projects that depend on this one
     * can then include them.
     */
    @Parameter(property = "sct.shareRules", defaultValue = "false")
    private boolean shareRules;

    IncludingMojo(IdeMarkers markers) {
        super(markers);
    }

    final boolean failOnWarning() {
        return failOnWarning;
    }

    final List<RuleSetFiles> ruleSets() {
        return sources().ruleSets(ruleSetName == null ? "" : ruleSetName);
    }

    /** The context of the main rules. */
    final RuleContext context() throws MojoFailureException {
        return context(List.of());
    }

    /** The context with further directories, relative to the project's, that come first. */
    final RuleContext context(List<String> first) throws MojoFailureException {
        List<String> path = new ArrayList<>(first);
        includePath.forEach(place -> path.add(relative(place)));
        dependencies().forEach(path::add);
        return new RuleContext(base(), systemCalls(), parseArchitecture(), path);
    }

    /** Puts rules without errors into the jar. */
    final void shareRulesIfWanted() {
        if (shareRules) {
            RuleSources sources = sources();
            new ProjectResources(project())
                    .add(sources.directory(), sources.includes(), sources.excludes(), RuleJar.DIRECTORY);
        }
    }

    private Stream<String> dependencies() {
        return project().getArtifacts().stream()
                .map(Artifact::getFile)
                .filter(file -> file != null && file.exists())
                // Another module of this build that is not packed yet.
                .map(file -> file.isDirectory() ? new File(file, RuleJar.DIRECTORY) : file)
                .filter(file -> file.isDirectory() || file.getName().endsWith(".jar"))
                .map(this::relative);
    }

    /** Names ride in products: a directory's is relative to the project, so that they do not depend on the machine. */
    private String relative(File file) {
        return base().toAbsolutePath()
                .normalize()
                .relativize(file.toPath().toAbsolutePath().normalize())
                .toString();
    }

    private SystemCalls systemCalls() {
        return syscalls == null ? SystemCalls.standard() : SystemCalls.of(syscalls.toPath());
    }

    private Architecture parseArchitecture() throws MojoFailureException {
        return Architecture.of(architecture)
                .orElseThrow(() -> new MojoFailureException("there is no architecture " + architecture + "; there are "
                        + String.join(
                                ", ",
                                Stream.of(Architecture.values())
                                        .map(Architecture::label)
                                        .toList())));
    }
}
