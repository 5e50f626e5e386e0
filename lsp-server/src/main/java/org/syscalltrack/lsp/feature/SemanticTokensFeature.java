package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokensEdit;
import org.eclipse.lsp4j.SemanticTokensLegend;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.lsp.document.PositionEncoding;
import org.syscalltrack.lsp.program.View;

/** Colours that only the tree knows: which word is a call, a parameter, a constant, a member. */
public final class SemanticTokensFeature {
    private static final List<TokenColor> COLORS = List.of(TokenColor.values());

    private SemanticTokensFeature() {}

    /** The token types and modifiers that the numbers below mean. */
    public static SemanticTokensLegend legend() {
        return new SemanticTokensLegend(COLORS.stream().map(TokenColor::label).toList(), List.of("declaration"));
    }

    /** The tokens of a whole file, five numbers each (LSP 3.17, textDocument/semanticTokens). */
    public static List<Integer> full(View view) {
        return encoded(view, 0, view.file().text().length());
    }

    /** The tokens of the parts that a range touches. */
    public static List<Integer> range(View view, Range range) {
        return encoded(view, view.offset(range.getStart()), view.offset(range.getEnd()));
    }

    /** The one edit that makes the second list of the first; none where they are the same. */
    public static List<SemanticTokensEdit> delta(List<Integer> before, List<Integer> after) {
        int prefix = 0;
        int shorter = Math.min(before.size(), after.size());
        while (prefix < shorter && before.get(prefix).equals(after.get(prefix))) {
            prefix++;
        }
        if (prefix == before.size() && prefix == after.size()) {
            return List.of();
        }
        int suffix = 0;
        while (suffix < shorter - prefix
                && before.get(before.size() - 1 - suffix).equals(after.get(after.size() - 1 - suffix))) {
            suffix++;
        }
        return List.of(new SemanticTokensEdit(
                prefix, before.size() - suffix - prefix, List.copyOf(after.subList(prefix, after.size() - suffix))));
    }

    private static List<Integer> encoded(View view, int start, int end) {
        List<Integer> numbers = new ArrayList<>();
        Position last = new Position(0, 0);
        int first = view.tree().partAt(start);
        for (int number = first;
                number < view.tree().parts().size() && view.tree().start(number) <= end;
                number++) {
            SyntaxTree part = view.part(number);
            List<TokenColors.Colored> tokens =
                    TokenColors.of(part, view.settings().catalog());
            tokens.sort(Comparator.comparingInt(token -> token.span().start()));
            for (TokenColors.Colored token : tokens) {
                last = append(view, numbers, last, token);
            }
        }
        return numbers;
    }

    private static Position append(View view, List<Integer> numbers, Position last, TokenColors.Colored token) {
        Span span = token.span();
        PositionEncoding encoding = view.encoding();
        Position place = view.range(span).getStart();
        boolean sameLine = place.getLine() == last.getLine();
        numbers.add(place.getLine() - last.getLine());
        numbers.add(sameLine ? place.getCharacter() - last.getCharacter() : place.getCharacter());
        numbers.add(encoding.units(span.file().text(), span.start(), span.end()));
        numbers.add(COLORS.indexOf(token.color()));
        numbers.add(token.isDeclaration() ? 1 : 0);
        return place;
    }
}
