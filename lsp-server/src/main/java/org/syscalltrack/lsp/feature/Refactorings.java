package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.syscalltrack.dsl.catalog.HookFact;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Member;
import org.syscalltrack.dsl.syntax.tree.SyntaxNode;
import org.syscalltrack.lsp.program.View;

/** Changes that no finding asks for. */
final class Refactorings {
    private Refactorings() {}

    static List<CodeAction> of(View view, int start, int end) {
        List<CodeAction> actions = new ArrayList<>();
        List<SyntaxNode> path = Nodes.path(view, start);
        makeConstant(view, path, end).ifPresent(actions::add);
        useRealPath(view, path).ifPresent(actions::add);
        Nodes.innermost(path, Declaration.Rule.class)
                .flatMap(rule -> NewTest.of(view, rule))
                .ifPresent(edits ->
                        actions.add(CodeActionsFeature.action("add a test for this rule", "refactor.rewrite", edits)));
        return actions;
    }

    /** A number or string in an expression becomes a constant before the declaration. */
    private static Optional<CodeAction> makeConstant(View view, List<SyntaxNode> path, int end) {
        SyntaxNode leaf = path.get(path.size() - 1);
        boolean isLiteral = leaf instanceof Expression.IntegerLiteral || leaf instanceof Expression.StringLiteral;
        Optional<Declaration> declaration = Nodes.innermost(path, Declaration.class);
        boolean fits = isLiteral
                && declaration.isPresent()
                && !(declaration.get() instanceof Declaration.Include)
                && !(declaration.get() instanceof Declaration.Constant)
                && !(path.get(path.size() - 2) instanceof Member)
                && end <= view.offset(leaf.span()) + leaf.span().length();
        if (!fits) {
            return Optional.empty();
        }
        String name = freeName(view, leaf);
        int before = view.offset(declaration.get().span());
        Edits edits = new Edits()
                .replace(
                        view,
                        before,
                        before,
                        "const " + name + " = " + leaf.span().text() + "\n")
                .replace(view, leaf.span(), name);
        return Optional.of(CodeActionsFeature.action("make this a constant", CodeActionKind.RefactorExtract, edits));
    }

    private static String freeName(View view, SyntaxNode literal) {
        Set<String> taken = new HashSet<>(ProgramNames.of(view).definitions().keySet());
        String words = literal instanceof Expression.StringLiteral string
                ? String.valueOf(string.value())
                        .replaceAll("[^A-Za-z0-9]+", "_")
                        .replaceAll("^_+|_+$", "")
                        .toUpperCase(Locale.ROOT)
                : "VALUE_" + literal.span().text().toUpperCase(Locale.ROOT);
        String name = words.isEmpty() || Character.isDigit(words.charAt(0)) ? "TEXT_" + words : words;
        String free = name;
        for (int number = 2; taken.contains(free) || view.settings().catalog().isConstant(free); number++) {
            free = name + "_" + number;
        }
        return free;
    }

    /** {@code PATH} does not see links; where a hook carries the object of every call, {@code REALPATH} does. */
    private static Optional<CodeAction> useRealPath(View view, List<SyntaxNode> path) {
        Optional<Expression.ObjectReference> reference = Nodes.innermost(path, Expression.ObjectReference.class)
                .filter(found -> found.function() == Expression.ObjectReference.Function.PATH);
        List<SystemCall> calls = Nodes.innermost(path, Declaration.Rule.class)
                .map(rule -> RuleFacts.calls(rule, view.settings().catalog()))
                .orElse(List.of());
        boolean carried = !calls.isEmpty() && calls.stream().allMatch(Refactorings::carriesObject);
        return reference.filter(found -> carried).map(found -> {
            int start = view.offset(found.span());
            Edits edits = new Edits().replace(view, start, start + "PATH".length(), "REALPATH");
            return CodeActionsFeature.action(
                    "use REALPATH: the kernel's own object, links followed", "refactor.rewrite", edits);
        });
    }

    private static boolean carriesObject(SystemCall call) {
        return call.hooks().stream()
                .flatMap(hook -> hook.objects().stream())
                .anyMatch(object -> object.parameter().isPresent()
                        && object.type() != HookFact.ObjectType.SOCKET
                        && object.type() != HookFact.ObjectType.TASK);
    }
}
