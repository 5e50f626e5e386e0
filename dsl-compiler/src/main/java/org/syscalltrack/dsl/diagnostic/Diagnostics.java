package org.syscalltrack.dsl.diagnostic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.syscalltrack.dsl.source.Span;

/** Collects findings. The same finding twice is one. Not safe for several threads. */
public final class Diagnostics {
    private final Set<Diagnostic> findings = new LinkedHashSet<>();

    /** Adds one. */
    public void add(Diagnostic diagnostic) {
        findings.add(diagnostic);
    }

    /** Adds all. */
    public void addAll(Iterable<Diagnostic> diagnostics) {
        diagnostics.forEach(findings::add);
    }

    /** All findings so far, in their order. */
    public List<Diagnostic> sorted() {
        return findings.stream().sorted().toList();
    }

    /** Whether there is an error among them. */
    public boolean hasErrors() {
        return count(Severity.ERROR) > 0;
    }

    /** Whether there is an error at a place, so that what follows from it need not be told. */
    public boolean hasErrorIn(Span place) {
        return findings.stream()
                .anyMatch(finding -> finding.severity() == Severity.ERROR && place.contains(finding.span()));
    }

    /** Whether there is a finding of a kind at a place. */
    public boolean hasIn(DiagnosticKind kind, Span place) {
        return findings.stream().anyMatch(finding -> finding.kind() == kind && place.contains(finding.span()));
    }

    /** How many there are of a severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
