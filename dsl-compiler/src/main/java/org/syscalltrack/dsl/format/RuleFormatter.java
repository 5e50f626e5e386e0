package org.syscalltrack.dsl.format;

import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.Severity;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.dsl.syntax.tree.Declaration;

/**
 * Lays out a rule file: two blanks for each level, the members of a rule on lines of their own with their values in one
 * column, a rule apart from its neighbours by an empty line. Line breaks inside expressions, sets and blocks stay where
 * the author put them.
 *
 * <p>Formatting keeps meaning and comments, and formatting twice changes nothing more. A declaration with a syntax error
 * is left as it is; a file with an error outside of its declarations is left as a whole.
 */
public final class RuleFormatter {
    private RuleFormatter() {}

    /** The formatted text. */
    public static String format(SyntaxTree tree) {
        if (tree.diagnostics().stream()
                .anyMatch(diagnostic -> isError(diagnostic) && !insideDeclaration(tree, diagnostic))) {
            return tree.file().text();
        }
        Layout layout = new Layout(tree.tokens());
        boolean apart = false;
        for (Declaration declaration : tree.root().declarations()) {
            boolean block = declaration instanceof Declaration.Rule || declaration instanceof Declaration.Test;
            int first = layout.firstToken(declaration);
            layout.breakBefore(first, 0);
            if (block || apart) {
                layout.emptyLineBefore(first);
            }
            if (hasError(tree, declaration)) {
                layout.verbatim(first, layout.lastToken(declaration));
            } else {
                declaration.accept(new DeclarationLayout(layout));
            }
            apart = block;
        }
        layout.dropSemicolons();
        return new TokenPrinter(tree.file(), tree.tokens(), layout).print();
    }

    private static boolean isError(Diagnostic diagnostic) {
        return diagnostic.severity() == Severity.ERROR;
    }

    private static boolean insideDeclaration(SyntaxTree tree, Diagnostic diagnostic) {
        return tree.root().declarations().stream().anyMatch(declaration -> holds(declaration.span(), diagnostic));
    }

    private static boolean hasError(SyntaxTree tree, Declaration declaration) {
        return declaration instanceof Declaration.Broken
                || tree.diagnostics().stream()
                        .anyMatch(diagnostic -> isError(diagnostic) && holds(declaration.span(), diagnostic));
    }

    private static boolean holds(Span declaration, Diagnostic diagnostic) {
        return declaration.start() <= diagnostic.span().start()
                && diagnostic.span().start() <= declaration.end();
    }
}
