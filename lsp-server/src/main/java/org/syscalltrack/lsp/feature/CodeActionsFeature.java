package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Range;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.diagnostic.FixApplier;
import org.syscalltrack.dsl.diagnostic.TextEdit;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.SyntaxNode;
import org.syscalltrack.lsp.program.View;

/** What can be done about the code at a place: the findings' fixes, and changes that help to write. */
public final class CodeActionsFeature {
    /** The kind under which everything that can be fixed is fixed. */
    public static final String FIX_ALL = "source.fixAll.sct";

    private CodeActionsFeature() {}

    /**
     * The actions for a range.
     *
     * @param only the kinds that are wanted, with their sub-kinds; empty: all
     */
    public static List<CodeAction> of(View view, Range range, List<String> only) {
        List<CodeAction> actions = new ArrayList<>();
        int start = view.offset(range.getStart());
        int end = Math.max(start, view.offset(range.getEnd()));
        for (Diagnostic finding : view.findings()) {
            int from = view.offset(finding.span());
            if (from <= end && start <= from + finding.span().length()) {
                addFixes(view, finding, actions);
            }
        }
        actions.addAll(Refactorings.of(view, start, end));
        List<Diagnostic> fixable =
                view.findings().stream().filter(one -> !one.fixes().isEmpty()).toList();
        if (!fixable.isEmpty()) {
            actions.add(fixAll(view, fixable));
        }
        return actions.stream()
                .filter(action -> only.isEmpty() || only.stream().anyMatch(kind -> isOf(action.getKind(), kind)))
                .toList();
    }

    private static boolean isOf(String kind, String wanted) {
        return kind.equals(wanted) || kind.startsWith(wanted + ".") || wanted.isEmpty();
    }

    private static void addFixes(View view, Diagnostic finding, List<CodeAction> actions) {
        boolean first = true;
        for (Fix fix : finding.fixes()) {
            Edits edits = new Edits();
            for (TextEdit edit : fix.edits()) {
                edits.replace(view, edit.span(), edit.newText());
            }
            actions.add(quickFix(view, finding, fix.title(), edits, first));
            first = false;
        }
        if (finding.kind() == DiagnosticKind.MISSING_MEMBER) {
            List<SyntaxNode> path = Nodes.path(view, view.offset(finding.span()));
            Nodes.innermost(path, Declaration.Rule.class)
                    .flatMap(rule -> MissingMembers.ofRule(view, rule))
                    .or(() -> Nodes.innermost(path, Declaration.Test.class)
                            .flatMap(test -> MissingMembers.ofTest(view, test)))
                    .ifPresent(edits -> actions.add(quickFix(view, finding, "add the missing members", edits, true)));
        }
    }

    private static CodeAction quickFix(View view, Diagnostic finding, String title, Edits edits, boolean preferred) {
        CodeAction action = action(title, CodeActionKind.QuickFix, edits);
        action.setDiagnostics(List.of(DiagnosticsFeature.of(view, finding)));
        action.setIsPreferred(preferred);
        return action;
    }

    static CodeAction action(String title, String kind, Edits edits) {
        CodeAction action = new CodeAction(Objects.requireNonNull(capitalized(title)));
        action.setKind(kind);
        action.setEdit(edits.toWorkspaceEdit());
        return action;
    }

    private static String capitalized(String title) {
        return title.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + title.substring(1);
    }

    private static CodeAction fixAll(View view, List<Diagnostic> fixable) {
        Edits edits = new Edits();
        for (Map.Entry<SourceFile, String> changed :
                FixApplier.apply(fixable).texts().entrySet()) {
            SourceFile file = changed.getKey();
            edits.replace(view, file.span(0, file.text().length()), changed.getValue());
        }
        return action("fix all that can be fixed", FIX_ALL, edits);
    }
}
