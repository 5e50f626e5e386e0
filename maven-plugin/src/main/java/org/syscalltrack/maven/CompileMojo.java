package org.syscalltrack.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProjectHelper;
import org.syscalltrack.driver.Target;
import org.syscalltrack.maven.build.CompileOptions;
import org.syscalltrack.maven.build.FileDigest;
import org.syscalltrack.maven.build.ProductArchive;
import org.syscalltrack.maven.build.RuleCompilation;
import org.syscalltrack.maven.build.Tally;

/**
 * Compiles rule files to eBPF objects and other targets. What is unchanged since the last build is not compiled again. A
 * file without rules is a library for others to include: it is checked and has no product.
 */
@Mojo(
        name = "compile",
        defaultPhase = LifecyclePhase.GENERATE_RESOURCES,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
public final class CompileMojo extends IncludingMojo {
    /**
     * What to compile to: {@code bpf} makes an eBPF object, {@code kmod} the sources of a kernel module, {@code jvm} a jar
     * that the JVM backend loads. Several at once make several products of each rule set.
     */
    @Parameter(property = "sct.targets", defaultValue = "bpf")
    private List<String> targets = List.of();

    /** The kernel that the products are for, such as {@code 6.12}. Left out: any. */
    @Parameter(property = "sct.kernel", defaultValue = "")
    private String kernel = "";

    /** Where the products go. */
    @Parameter(property = "sct.outputDirectory", defaultValue = "${project.build.directory}/sct")
    private File outputDirectory;

    /** Where the plugin keeps what it needs to know whether something has changed. */
    @Parameter(
            property = "sct.stateDirectory",
            defaultValue = "${project.build.directory}/sct-state/${mojoExecution.executionId}")
    private File stateDirectory;

    /** Compiles again although nothing has changed. */
    @Parameter(property = "sct.force", defaultValue = "false")
    private boolean force;

    /** Whether the products become an artifact of the project, a zip file of its own, which is installed and deployed. */
    @Parameter(property = "sct.attach", defaultValue = "false")
    private boolean attach;

    /** The classifier of that artifact. */
    @Parameter(property = "sct.classifier", defaultValue = "sct")
    private String classifier = "";

    /** Whether the products come on the class path and into the jar, as resources. */
    @Parameter(property = "sct.addToClasspath", defaultValue = "false")
    private boolean addToClasspath;

    /** The directory on the class path that the products come into. */
    @Parameter(property = "sct.classpathDirectory", defaultValue = "sct")
    private String classpathDirectory = "";

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    private final MavenProjectHelper projects;

    @Inject
    CompileMojo(IdeMarkers markers, MavenProjectHelper projects) {
        super(markers);
        this.projects = projects;
    }

    @Override
    void run() throws MojoFailureException {
        CompileOptions options = new CompileOptions(
                parseTargets(),
                kernel == null ? "" : kernel,
                failOnWarning(),
                outputDirectory.toPath(),
                stateDirectory.toPath(),
                FileDigest.of(pluginFiles()),
                force);
        Tally tally = new RuleCompilation(context(), options, reporter()).run(ruleSets());
        failOn(tally, failOnWarning());
        publish();
    }

    private void publish() {
        shareRulesIfWanted();
        if (!outputDirectory.isDirectory()) {
            return;
        }
        if (addToClasspath) {
            new ProjectResources(project()).add(outputDirectory.toPath(), List.of(), List.of(), classpathDirectory);
        }
        if (attach) {
            File archive = new File(
                    project().getBuild().getDirectory(),
                    project().getBuild().getFinalName() + "-" + classifier + ".zip");
            ProductArchive.write(outputDirectory.toPath(), archive.toPath(), reporter());
            projects.attachArtifact(project(), "zip", classifier, archive);
        }
    }

    private List<Target> parseTargets() throws MojoFailureException {
        List<Target> parsed = new ArrayList<>();
        for (String label : targets) {
            parsed.add(Target.of(label.strip())
                    .orElseThrow(() -> new MojoFailureException("there is no target " + label + "; there are "
                            + String.join(
                                    ", ",
                                    Stream.of(Target.values())
                                            .map(Target::label)
                                            .toList()))));
        }
        return parsed;
    }

    /** The plugin's own parts: a snapshot can change without its version. */
    private List<Path> pluginFiles() {
        String group = execution.getMojoDescriptor().getPluginDescriptor().getGroupId();
        return execution.getMojoDescriptor().getPluginDescriptor().getArtifacts().stream()
                .filter(artifact -> artifact.getGroupId().equals(group))
                .map(Artifact::getFile)
                .filter(file -> file != null && file.isFile())
                .map(File::toPath)
                .sorted()
                .toList();
    }
}
