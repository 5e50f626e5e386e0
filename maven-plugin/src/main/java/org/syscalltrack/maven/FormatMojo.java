package org.syscalltrack.maven;

import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.syscalltrack.maven.build.RuleFormat;

/** Lays out rule files, those of tests as well, as {@code sctc format} does. */
@Mojo(name = "format", defaultPhase = LifecyclePhase.PROCESS_SOURCES, threadSafe = true)
public final class FormatMojo extends RulesMojo {
    @Inject
    FormatMojo(IdeMarkers markers) {
        super(markers);
    }

    @Override
    void run() throws MojoFailureException {
        List<String> files = new ArrayList<>(sources().files());
        files.addAll(testSources().files());
        RuleFormat.Result result = new RuleFormat(base(), reporter()).run(files, true);
        result.otherwise().forEach(file -> getLog().info("Laid out " + file));
        failOn(result.tally(), false);
        getLog().info(counted(files.size(), "rule file") + ", "
                + counted(result.otherwise().size(), "file") + " changed");
    }
}
