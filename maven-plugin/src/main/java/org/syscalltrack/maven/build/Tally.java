package org.syscalltrack.maven.build;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.syscalltrack.driver.Refusal;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.Severity;

/**
 * Counts what a step finds and passes it on. Each finding counts once, although the files that include its place are
 * checked one by one; what is only worth a word and lies in a jar is its author's to mend and is left out.
 */
public final class Tally {
    private final BuildListener listener;
    private final Set<String> seen = new HashSet<>();
    private final List<Diagnostic> findings = new ArrayList<>();
    private long refusals;

    Tally(BuildListener listener) {
        this.listener = listener;
    }

    /** Adds findings; returns how many of them are warnings, told before or not. */
    long add(List<Diagnostic> found) {
        long warnings = 0;
        for (Diagnostic finding : found) {
            boolean error = finding.severity() == Severity.ERROR;
            if (!error && isInJar(finding)) {
                continue;
            }
            warnings += finding.severity() == Severity.WARNING ? 1 : 0;
            if (seen.add(finding.span() + " " + finding.kind().id() + " " + finding.message())) {
                findings.add(finding);
                listener.found(finding);
            }
        }
        return warnings;
    }

    void add(Refusal refusal) {
        refusals++;
        listener.refused(refusal);
    }

    private static boolean isInJar(Diagnostic finding) {
        return finding.span().file().name().contains(".jar!/");
    }

    /** All findings, each once. */
    public List<Diagnostic> findings() {
        return List.copyOf(findings);
    }

    /** How many errors there are, refusals of a target among them. */
    public long errors() {
        return refusals + count(Severity.ERROR);
    }

    /** How many warnings there are. */
    public long warnings() {
        return count(Severity.WARNING);
    }

    private long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
