package org.syscalltrack.dsl.syntax.tree;

import java.util.List;
import org.syscalltrack.dsl.source.Span;

/**
 * A whole file.
 *
 * @param declarations in the order of the text, broken ones among them
 * @param span the whole text
 */
public record RuleFile(List<Declaration> declarations, Span span) implements SyntaxNode {
    public RuleFile {
        declarations = List.copyOf(declarations);
    }

    @Override
    public List<SyntaxNode> children() {
        return List.copyOf(declarations);
    }
}
