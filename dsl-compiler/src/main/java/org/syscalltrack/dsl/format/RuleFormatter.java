package org.syscalltrack.dsl.format;

import java.util.List;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Severity;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.SyntaxParser;
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
        List<Diagnostic> errors =
                tree.diagnostics().stream().filter(RuleFormatter::isError).toList();
        if (errors.isEmpty()) {
            return laidOut(tree, errors);
        }
        if (errors.stream().anyMatch(error -> !insideDeclaration(tree, error))) {
            return tree.file().text();
        }
        // Where an error ends can depend on the white space around it. Then hands off, too.
        String formatted = laidOut(tree, errors);
        SyntaxTree again = SyntaxParser.parse(SourceFile.ofText(tree.file().name(), formatted));
        List<Diagnostic> errorsAgain =
                again.diagnostics().stream().filter(RuleFormatter::isError).toList();
        boolean stable = errorsAgain.size() == errors.size()
                && laidOut(again, errorsAgain).equals(formatted);
        return stable ? formatted : tree.file().text();
    }

    private static String laidOut(SyntaxTree tree, List<Diagnostic> errors) {
        Layout layout = new Layout(tree.tokens());
        boolean apart = false;
        for (Declaration declaration : tree.root().declarations()) {
            boolean block = declaration instanceof Declaration.Rule || declaration instanceof Declaration.Test;
            int first = layout.firstToken(declaration);
            layout.breakBefore(first, 0);
            if (block || apart) {
                layout.emptyLineBefore(first);
            }
            if (hasError(errors, declaration)) {
                layout.verbatim(first, layout.lastToken(declaration));
            } else {
                declaration.accept(new DeclarationLayout(layout));
            }
            apart = block;
        }
        // Next to an error a semicolon may be what ends it.
        if (errors.isEmpty()) {
            layout.dropSemicolons();
        }
        return new TokenPrinter(tree.file(), tree.tokens(), layout).print();
    }

    private static boolean isError(Diagnostic diagnostic) {
        return diagnostic.severity() == Severity.ERROR;
    }

    private static boolean insideDeclaration(SyntaxTree tree, Diagnostic diagnostic) {
        return tree.root().declarations().stream().anyMatch(declaration -> holds(declaration.span(), diagnostic));
    }

    private static boolean hasError(List<Diagnostic> errors, Declaration declaration) {
        return declaration instanceof Declaration.Broken
                || errors.stream()
                        .anyMatch(
                                error -> holds(declaration.span(), error) && !isAboutTheOneBefore(declaration, error));
    }

    /** What a declaration lacks at its end is reported at the next word, if that stands on the same line. */
    private static boolean isAboutTheOneBefore(Declaration declaration, Diagnostic diagnostic) {
        boolean missing = diagnostic.kind() == DiagnosticKind.UNEXPECTED_TOKEN
                || diagnostic.span().length() == 0;
        return missing && diagnostic.span().start() == declaration.span().start();
    }

    private static boolean holds(Span declaration, Diagnostic diagnostic) {
        return declaration.start() <= diagnostic.span().start()
                && diagnostic.span().end() <= declaration.end();
    }
}
