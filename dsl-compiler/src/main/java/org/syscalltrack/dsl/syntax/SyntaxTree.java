package org.syscalltrack.dsl.syntax;

import java.util.List;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.syntax.tree.RuleFile;

/**
 * A parsed file.
 *
 * @param file what was parsed
 * @param tokens every token; joined they are the file
 * @param root the tree; broken parts are in it
 * @param allowances the {@code # sct:allow} comments
 * @param diagnostics what lexer and parser have found, in order
 */
public record SyntaxTree(
        SourceFile file, TokenList tokens, RuleFile root, List<Allowance> allowances, List<Diagnostic> diagnostics) {
    public SyntaxTree {
        allowances = List.copyOf(allowances);
        diagnostics = List.copyOf(diagnostics);
    }
}
