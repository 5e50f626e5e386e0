package org.syscalltrack.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Diagnostics;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Declaration;

/** Finds the {@code sct:allow} comments of a file and what they belong to. */
final class Allowances {
    private static final Pattern COMMENT = Pattern.compile("(?:#|//)\\s*sct:allow\\b(.*)");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]+");

    private Allowances() {}

    static List<Allowance> of(
            SourceFile file, TokenList tokens, List<Declaration> declarations, Diagnostics diagnostics) {
        List<Allowance> allowances = new ArrayList<>();
        for (int index = 0; index < tokens.size(); index++) {
            if (tokens.kind(index) == TokenKind.LINE_COMMENT) {
                Matcher comment = COMMENT.matcher(file.text()).region(tokens.start(index), tokens.end(index));
                if (comment.matches()) {
                    Span scope = scope(file, tokens.start(index), declarations);
                    Matcher id = ID.matcher(file.text()).region(comment.start(1), comment.end(1));
                    while (id.find()) {
                        Span span = file.span(id.start(), id.end());
                        allowances.add(new Allowance(id.group(), span, scope));
                        if (DiagnosticKind.ofId(id.group()).isEmpty()) {
                            diagnostics.add(Diagnostic.of(DiagnosticKind.UNKNOWN_ALLOWED_ID, span, id.group())
                                    .withLabel("ids look like `SCT0101`"));
                        }
                    }
                }
            }
        }
        return List.copyOf(allowances);
    }

    /** The declaration around the comment, on its line before it, or else the next one. */
    private static Span scope(SourceFile file, int comment, List<Declaration> declarations) {
        int line = file.lineMap().lineOf(comment);
        int index = firstBehind(comment, declarations);
        while (index > 0 && lastLine(file, declarations.get(index - 1).span()) == line) {
            index--;
        }
        return index < declarations.size() ? declarations.get(index).span() : file.span(comment, comment);
    }

    /** The index of the first declaration that ends behind a place. */
    private static int firstBehind(int place, List<Declaration> declarations) {
        int low = 0;
        int high = declarations.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (declarations.get(middle).span().end() <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int lastLine(SourceFile file, Span span) {
        return file.lineMap().lineOf(Math.max(span.start(), span.end() - 1));
    }
}
