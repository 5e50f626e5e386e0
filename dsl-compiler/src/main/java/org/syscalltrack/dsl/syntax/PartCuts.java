package org.syscalltrack.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.Severity;
import org.syscalltrack.dsl.syntax.tree.Declaration;

/**
 * Where a file can be cut so that each piece parses alone as it does in the file: at the start of a line, between a
 * declaration that is complete and one that begins as a declaration must. Behind a syntax error the next cut comes after
 * a rule or test without one, since an error's end can depend on what follows it up to there. A comment goes with the
 * declaration behind it, as {@link Allowance} has it.
 */
final class PartCuts {
    private PartCuts() {}

    /**
     * Cuts a tree.
     *
     * @param parse makes the tree of a piece where there are several
     */
    static List<SyntaxTree> parts(SyntaxTree tree, Function<String, SyntaxTree> parse) {
        String text = tree.file().text();
        List<Integer> cuts = cuts(tree);
        if (cuts.isEmpty()) {
            return List.of(tree);
        }
        List<SyntaxTree> parts = new ArrayList<>(cuts.size() + 1);
        int start = 0;
        for (int cut : cuts) {
            parts.add(parse.apply(text.substring(start, cut)));
            start = cut;
        }
        parts.add(parse.apply(text.substring(start)));
        return parts;
    }

    private static List<Integer> cuts(SyntaxTree tree) {
        List<Declaration> declarations = tree.root().declarations();
        int[] errors = errors(tree);
        List<Integer> cuts = new ArrayList<>();
        int start = 0;
        for (int index = 1; index < declarations.size(); index++) {
            Declaration before = declarations.get(index - 1);
            Declaration next = declarations.get(index);
            int cut = lineBehind(tree, before.span().end());
            boolean fits = cut >= 0 && cut <= next.span().start() && !(next instanceof Declaration.Broken);
            if (fits && isWhole(before, errors, start, cut)) {
                cuts.add(cut);
                start = cut;
            }
        }
        return cuts;
    }

    /** Whether what stands between {@code start} and {@code cut}, ending with {@code last}, does not look behind the cut. */
    private static boolean isWhole(Declaration last, int[] errors, int start, int cut) {
        boolean isBlock = last instanceof Declaration.Rule || last instanceof Declaration.Test;
        return !hasError(errors, start, cut)
                || (isBlock && !hasError(errors, last.span().start(), cut));
    }

    /** Whether a piece begins with a declaration, and not with what another piece may want. */
    static boolean beginsLikePart(SyntaxTree tree) {
        List<Declaration> declarations = tree.root().declarations();
        return !declarations.isEmpty() && !(declarations.get(0) instanceof Declaration.Broken);
    }

    /** Whether a piece can end where it ends: what is behind its last declaration is white space and has a line end. */
    static boolean endsLikePart(SyntaxTree tree) {
        List<Declaration> declarations = tree.root().declarations();
        if (declarations.isEmpty()) {
            return false;
        }
        Declaration last = declarations.get(declarations.size() - 1);
        List<Integer> cuts = cuts(tree);
        int start = cuts.isEmpty() ? 0 : cuts.get(cuts.size() - 1);
        int length = tree.file().text().length();
        int line = lineBehind(tree, last.span().end());
        return line >= 0
                && tree.file().text().substring(line).isBlank()
                && isWhole(last, errors(tree), start, length + 1);
    }

    /** Offset of the first line behind {@code offset} that begins outside of a comment, or -1. */
    private static int lineBehind(SyntaxTree tree, int offset) {
        String text = tree.file().text();
        TokenList tokens = tree.tokens();
        int at = offset;
        while (true) {
            at = text.indexOf('\n', at) + 1;
            if (at == 0) {
                return -1;
            }
            int token = tokens.indexAt(at);
            boolean inside =
                    at < text.length() && tokens.start(token) < at && tokens.kind(token) != TokenKind.WHITE_SPACE;
            if (!inside) {
                return at;
            }
            at = tokens.end(token);
        }
    }

    private static int[] errors(SyntaxTree tree) {
        return tree.diagnostics().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .mapToInt((Diagnostic finding) -> finding.span().start())
                .toArray();
    }

    private static boolean hasError(int[] errors, int start, int end) {
        for (int error : errors) {
            if (error >= start && error < end) {
                return true;
            }
        }
        return false;
    }
}
