package org.syscalltrack.lsp.feature;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Explanations;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.lsp.program.View;

/** The pages of the findings at a place, for a hover: what {@code sctc explain ID} prints. */
final class FindingText {
    private FindingText() {}

    /** The findings at an offset of the view's file. */
    static List<Diagnostic> at(View view, int offset) {
        return view.findings().stream()
                .filter(finding -> holds(view, finding.span(), offset))
                .toList();
    }

    private static boolean holds(View view, Span span, int offset) {
        int start = view.offset(span);
        return start <= offset && offset <= start + span.length();
    }

    /** The pages of these findings, each once; empty where there are none. */
    static Optional<String> pages(List<Diagnostic> findings) {
        String pages = findings.stream()
                .map(Diagnostic::kind)
                .distinct()
                .flatMap(kind -> page(kind).stream())
                .collect(Collectors.joining("\n\n---\n\n"));
        return pages.isEmpty() ? Optional.empty() : Optional.of(pages);
    }

    /** A page in a hover: its headings are smaller, its examples have colours. */
    private static Optional<String> page(DiagnosticKind kind) {
        return Explanations.page(kind)
                .map(page -> page.strip()
                        .replaceAll("(?m)^#+ (.*)$", "**$1**")
                        .replaceAll("(?m)^```\\n(?=\\S)", "```sct\n"));
    }
}
