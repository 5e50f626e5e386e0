package org.syscalltrack.lsp.feature;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Position;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.check.Vocabulary;
import org.syscalltrack.dsl.syntax.TokenKind;
import org.syscalltrack.lsp.program.View;

/** Completion that knows where it is. */
public final class CompletionFeature {
    /** What opens a list of completions besides letters. */
    public static final List<String> TRIGGERS = List.of("%", ".", "[", "(", "=", "|", "\"", "/");

    private static final Set<TokenKind> ENDS_OPERAND = Set.of(
            TokenKind.NAME,
            TokenKind.NUMBER,
            TokenKind.STRING,
            TokenKind.CHARACTER,
            TokenKind.RIGHT_PARENTHESIS,
            TokenKind.RIGHT_BRACKET,
            TokenKind.RIGHT_BRACE);

    private static final List<String> TOP = List.of("rule", "test", "const", "list", "macro", "include");

    private static final List<String> OPERATORS = List.of(
            "==",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            "&&",
            "||",
            "in",
            "not in",
            "startswith",
            "endswith",
            "contains",
            "glob",
            "&",
            "|");

    private final View view;
    private final CursorContext context;
    private final Completions completions;
    private final List<SystemCall> calls;

    private CompletionFeature(View view, int offset, boolean snippets) {
        this.view = view;
        this.context = CursorContext.at(view, offset);
        this.completions = new Completions(view.range(context.prefixStart(), offset), snippets);
        List<SystemCall> named =
                RuleFacts.calls(context.callWords(), view.settings().catalog());
        this.calls = named.isEmpty()
                ? context.rule()
                        .map(rule -> RuleFacts.calls(rule, view.settings().catalog()))
                        .orElse(List.of())
                : named;
    }

    /**
     * What can stand at a place.
     *
     * @param snippets whether the client understands snippets
     */
    public static List<CompletionItem> of(View view, Position position, boolean snippets) {
        int offset = view.offset(position);
        CompletionFeature feature = new CompletionFeature(view, offset, snippets);
        Optional<String> included = feature.context.includedName();
        if (included.isPresent()) {
            int start = offset - included.get().length() + included.get().lastIndexOf('/') + 1;
            Completions names = new Completions(view.range(start, offset), false);
            IncludeCompletion.add(view, included.get(), names);
            return names.items();
        }
        if (!feature.context.isInText()) {
            feature.complete();
        }
        return feature.completions.items();
    }

    private void complete() {
        CursorContext.Frame frame = context.frame();
        if (context.isTopLevel()) {
            topLevel();
        } else if (frame.opener().equals("log_format")) {
            logMacros();
        } else if (CursorContext.isBlock(frame)) {
            block(frame);
        } else if (frame.bracket().equals("[") && frame.opener().equals("PARAMS")) {
            new ValueCompletion(view, context, completions, calls).parameters(false);
        } else {
            expression();
        }
    }

    private void topLevel() {
        boolean inDeclaration = context.previous()
                .filter(word -> word.kind() == TokenKind.ASSIGN || word.kind() == TokenKind.OPERATOR)
                .isPresent();
        if (inDeclaration) {
            expression();
            return;
        }
        for (String word : TOP) {
            completions.snippet(word, CompletionItemKind.Keyword, "word", "", Snippets.of(word));
        }
    }

    private void block(CursorContext.Frame frame) {
        TokenKind last = context.previous().map(CursorContext.Word::kind).orElse(TokenKind.LEFT_BRACE);
        boolean wantsValue = !frame.member().isEmpty()
                && !ENDS_OPERAND.contains(last)
                && last != TokenKind.LEFT_BRACE
                && last != TokenKind.SEMICOLON;
        if (wantsValue) {
            new ValueCompletion(view, context, completions, calls).value(frame.member());
            return;
        }
        new MemberCompletion(context, completions).members(frame);
    }

    private void expression() {
        TokenKind last = context.previous().map(CursorContext.Word::kind).orElse(TokenKind.ASSIGN);
        if (last == TokenKind.DOT) {
            new ValueCompletion(view, context, completions, calls).fields();
            return;
        }
        boolean atStart = context.wordsInFrame().isEmpty();
        if (!atStart && ENDS_OPERAND.contains(last)) {
            OPERATORS.forEach(operator -> completions.word(operator, CompletionItemKind.Operator, "operator", ""));
            return;
        }
        new ValueCompletion(view, context, completions, calls).operand();
    }

    private void logMacros() {
        Vocabulary.logMacros().forEach(name -> {
            boolean indexed = name.equals("param") || name.equals("path");
            completions.snippet(
                    "%" + name,
                    CompletionItemKind.Variable,
                    "macro",
                    "log macro",
                    "%" + name + (indexed ? "[${1:1}]" : ""));
        });
        completions.snippet("%{…}", CompletionItemKind.Snippet, "macro", "any expression", "%{${1:UID}\\}");
    }
}
