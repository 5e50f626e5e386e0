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
     * Where included files are looked for that do not lie beside the including one: directories, or jars, in their
     * {@code META-INF/sct/}. The project's dependencies are looked at after these, in the order of the pom.
     */
    @Parameter(property = "sct.includePath")
    private List<File> includePath = List.of();

    /** Whether warnings fail the build. */
    @Parameter(property = "sct.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

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
        return new RuleContext(base(), parseArchitecture(), path);
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
