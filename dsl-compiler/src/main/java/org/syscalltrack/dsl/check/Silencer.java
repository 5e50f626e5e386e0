package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.Diagnostics;
import org.syscalltrack.dsl.diagnostic.Severity;
import org.syscalltrack.dsl.syntax.Allowance;

/** Takes the warnings and notes away that {@code # sct:allow} says are not wanted. Errors stay. */
final class Silencer {
    private final List<Allowance> allowances = new ArrayList<>();

    Silencer(List<ParsedFile> files) {
        files.forEach(file -> allowances.addAll(file.tree().allowances()));
    }

    List<Diagnostic> apply(Diagnostics diagnostics) {
        return diagnostics.sorted().stream()
                .filter(finding -> !isSilenced(finding))
                .toList();
    }

    private boolean isSilenced(Diagnostic finding) {
        return finding.severity() != Severity.ERROR
                && allowances.stream()
                        .anyMatch(allowance ->
                                allowance.id().equals(finding.kind().id())
                                        && allowance.scope().contains(finding.span()));
    }
}
