package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Label;
import org.syscalltrack.dsl.diagnostic.Severity;
import org.syscalltrack.lsp.program.FailedTest;
import org.syscalltrack.lsp.program.View;

/** Findings as the client shows them: with id, link to the explanation, related places and tags. */
public final class DiagnosticsFeature {
    /** Who a diagnostic comes from. */
    public static final String SOURCE = "sct";

    private DiagnosticsFeature() {}

    /** The diagnostics of a file, in the order of the text. */
    public static List<org.eclipse.lsp4j.Diagnostic> of(View view) {
        List<org.eclipse.lsp4j.Diagnostic> diagnostics = new ArrayList<>();
        view.findings().forEach(finding -> diagnostics.add(of(view, finding)));
        for (FailedTest test : view.failedTests()) {
            org.eclipse.lsp4j.Diagnostic diagnostic = new org.eclipse.lsp4j.Diagnostic();
            diagnostic.setRange(view.range(test.span()));
            diagnostic.setSeverity(DiagnosticSeverity.Error);
            diagnostic.setSource(SOURCE);
            diagnostic.setCode("test");
            diagnostic.setMessage("test " + test.name() + " failed\n" + test.message());
            diagnostics.add(diagnostic);
        }
        return diagnostics;
    }

    static org.eclipse.lsp4j.Diagnostic of(View view, Diagnostic finding) {
        org.eclipse.lsp4j.Diagnostic diagnostic = new org.eclipse.lsp4j.Diagnostic();
        diagnostic.setRange(view.range(finding.span()));
        diagnostic.setSeverity(severity(finding.severity()));
        diagnostic.setSource(SOURCE);
        diagnostic.setCode(finding.kind().id());
        view.settings()
                .explanationLink(finding.kind().id())
                .ifPresent(link -> diagnostic.setCodeDescription(new DiagnosticCodeDescription(link)));
        diagnostic.setMessage(message(finding));
        List<DiagnosticRelatedInformation> related = new ArrayList<>();
        for (Label label : finding.secondary()) {
            related.add(new DiagnosticRelatedInformation(
                    view.location(label.span()), label.text().isEmpty() ? "here" : label.text()));
        }
        if (!related.isEmpty()) {
            diagnostic.setRelatedInformation(related);
        }
        if (isUnnecessary(finding.kind())) {
            diagnostic.setTags(List.of(DiagnosticTag.Unnecessary));
        }
        return diagnostic;
    }

    private static String message(Diagnostic finding) {
        StringBuilder message = new StringBuilder(finding.message());
        String label = finding.main().text();
        if (!label.isEmpty()) {
            message.append(": ").append(label);
        }
        finding.notes().forEach(note -> message.append('\n').append(note));
        return message.toString();
    }

    private static DiagnosticSeverity severity(Severity severity) {
        return switch (severity) {
            case ERROR -> DiagnosticSeverity.Error;
            case WARNING -> DiagnosticSeverity.Warning;
            case NOTE -> DiagnosticSeverity.Information;
        };
    }

    private static boolean isUnnecessary(DiagnosticKind kind) {
        return kind == DiagnosticKind.UNUSED_DEFINITION
                || kind == DiagnosticKind.UNREACHABLE_RULE
                || kind == DiagnosticKind.DUPLICATE_ELEMENT;
    }
}
