package org.syscalltrack.dsl.syntax.tree;

import java.util.List;
import org.syscalltrack.dsl.source.Span;

/**
 * A name where it is declared or where it can only be a name: a member's, a field's, a parameter's.
 *
 * @param text the name; differs from the span's text only where the parser has reported a wrong case
 * @param span where it stands
 */
public record Identifier(String text, Span span) implements SyntaxNode {
    @Override
    public List<SyntaxNode> children() {
        return List.of();
    }

    @Override
    public String toString() {
        return text;
    }
}
