package org.syscalltrack.maven.build;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.syscalltrack.driver.ToolVersion;
import org.syscalltrack.dsl.diagnostic.SarifRenderer;

/** Findings as a SARIF file. */
public final class SarifFile {
    private SarifFile() {}

    /** Writes all findings of a step; a log without results where there are none. */
    public static void write(Path file, Tally tally, BuildListener listener) {
        byte[] content = new SarifRenderer(ToolVersion.current())
                .render(tally.findings())
                .getBytes(StandardCharsets.UTF_8);
        OutputTree.write(file, content, listener);
    }
}
