package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Member;
import org.syscalltrack.lsp.program.View;

/** What a file, or the workspace, defines. */
public final class SymbolsFeature {
    private SymbolsFeature() {}

    private record Found(String name, String detail, SymbolKind kind, Span nameSpan, Span span) {}

    /** The symbols of a file, in order. */
    public static List<DocumentSymbol> of(View view) {
        List<DocumentSymbol> symbols = new ArrayList<>();
        for (SyntaxTree part : view.parts()) {
            for (Declaration declaration : part.root().declarations()) {
                found(declaration)
                        .map(found -> new DocumentSymbol(
                                found.name,
                                found.kind,
                                view.range(found.span),
                                view.range(found.nameSpan),
                                found.detail))
                        .ifPresent(symbols::add);
            }
        }
        return symbols;
    }

    /**
     * The symbols of many files whose names hold the query's letters in order, in any case.
     *
     * @param locate the place of a span
     */
    public static List<WorkspaceSymbol> search(List<SyntaxTree> files, String query, Function<Span, Location> locate) {
        List<WorkspaceSymbol> symbols = new ArrayList<>();
        for (SyntaxTree file : files) {
            for (Declaration declaration : file.root().declarations()) {
                found(declaration)
                        .filter(found -> matches(found.name, query))
                        .map(found -> new WorkspaceSymbol(
                                found.name, found.kind, Either.forLeft(locate.apply(found.nameSpan)), found.detail))
                        .ifPresent(symbols::add);
            }
        }
        return symbols;
    }

    private static boolean matches(String name, String query) {
        String letters = name.toLowerCase(Locale.ROOT);
        int at = 0;
        for (char wanted : query.toLowerCase(Locale.ROOT).toCharArray()) {
            at = letters.indexOf(wanted, at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Found> found(Declaration declaration) {
        if (declaration instanceof Declaration.Rule rule) {
            String calls = rule.body()
                    .member("syscall_name")
                    .map(member -> member.value().span().text())
                    .orElse("");
            return Optional.of(named(rule.body().member("rule_name"), "rule", calls, SymbolKind.Event, rule));
        }
        if (declaration instanceof Declaration.Test test) {
            return Optional.of(named(test.body().member("test_name"), "test", "test", SymbolKind.Method, test));
        }
        if (declaration instanceof Declaration.Constant constant) {
            return Optional.of(new Found(
                    constant.name().text(),
                    constant.value().span().text(),
                    SymbolKind.Constant,
                    constant.name().span(),
                    constant.span()));
        }
        if (declaration instanceof Declaration.NamedList list) {
            return Optional.of(new Found(
                    list.name().text(), "list", SymbolKind.Array, list.name().span(), list.span()));
        }
        if (declaration instanceof Declaration.Macro macro) {
            return Optional.of(new Found(
                    macro.name().text(),
                    "macro",
                    SymbolKind.Function,
                    macro.name().span(),
                    macro.span()));
        }
        return Optional.empty();
    }

    private static Found named(
            Optional<Member> name, String unnamed, String detail, SymbolKind kind, Declaration declaration) {
        Span keyword = declaration.children().get(0).span();
        Span span = name.map(member -> member.value().span()).orElse(keyword);
        // A name must not be empty (LSP 3.17, DocumentSymbol).
        String text = span.text().replace("\"", "").strip();
        return new Found(text.isEmpty() ? unnamed : text, detail, kind, span, declaration.span());
    }
}
