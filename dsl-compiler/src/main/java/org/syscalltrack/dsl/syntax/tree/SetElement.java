package org.syscalltrack.dsl.syntax.tree;

import java.util.List;
import org.syscalltrack.dsl.source.Span;

/** An element of a {@link Expression.SetLiteral}: an expression or a range. */
public sealed interface SetElement extends SyntaxNode permits Expression, SetElement.Range {
    /**
     * {@code low..high}, both inclusive.
     *
     * @param low the lower end
     * @param high the upper end
     */
    record Range(Expression low, Expression high, Span span) implements SetElement {
        @Override
        public List<SyntaxNode> children() {
            return List.of(low, high);
        }
    }
}
