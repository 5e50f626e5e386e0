package org.syscalltrack.maven;

import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.syscalltrack.maven.build.RuleFormat;

/** Fails where a rule file, of tests as well, is not laid out as the goal {@code format} does; changes nothing. */
@Mojo(name = "format-check", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class FormatCheckMojo extends RulesMojo {
    @Inject
    FormatCheckMojo(IdeMarkers markers) {
        super(markers);
    }

    @Override
    void run() throws MojoFailureException {
        List<String> files = new ArrayList<>(sources().files());
        files.addAll(testSources().files());
        RuleFormat.Result result = new RuleFormat(base(), reporter()).run(files, false);
        result.otherwise().forEach(file -> getLog().error(base().resolve(file) + ":[1,1] is not laid out"));
        failOn(result.tally(), false);
        if (!result.otherwise().isEmpty()) {
            throw new MojoFailureException(counted(result.otherwise().size(), "rule file")
                    + " not laid out, see above; `mvn sct:format` does it");
        }
    }
}
