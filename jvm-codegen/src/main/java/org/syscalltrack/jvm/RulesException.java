package org.syscalltrack.jvm;

import java.util.List;
import org.syscalltrack.dsl.diagnostic.Diagnostic;

/** Rule files with errors, or that cannot be read, and so cannot be compiled. */
public final class RulesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    /** Takes the sentence that says why the rules cannot be read. */
    RulesException(String message, Throwable cause) {
        super(message, cause);
        this.diagnostics = List.of();
    }

    /** Takes the findings. */
    public RulesException(List<Diagnostic> diagnostics) {
        super(
                diagnostics.isEmpty()
                        ? "the rules have errors"
                        : diagnostics.get(0).span() + ": " + diagnostics.get(0).message());
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** Returns all findings, warnings among them. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
