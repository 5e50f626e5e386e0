package org.syscalltrack.dsl.check;

import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.Severity;
import org.syscalltrack.dsl.model.RuleSet;

/**
 * What came of some rule files.
 *
 * @param files all files, included ones among them
 * @param ruleSet the checked rules; empty where there are errors
 * @param diagnostics all findings, sorted by place
 */
public record FrontEndResult(List<ParsedFile> files, Optional<RuleSet> ruleSet, List<Diagnostic> diagnostics) {
    /** Copies the lists. */
    public FrontEndResult {
        files = List.copyOf(files);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether there is an error among the findings. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
