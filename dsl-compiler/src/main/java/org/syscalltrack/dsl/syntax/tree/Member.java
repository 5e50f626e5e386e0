package org.syscalltrack.dsl.syntax.tree;

import java.util.List;
import org.syscalltrack.dsl.source.Span;

/**
 * A member of a rule, an action, a test or a block inside one: {@code name = value} or {@code name { … }}.
 *
 * <p>All members have this one shape; which names may stand where, which are required and what type their values have is
 * the checker's business. The parser only picks the form of the value by the name; an unknown name
 * gets the form of the nearest known one.
 *
 * @param name the name, in its right case
 * @param value its value
 * @param span name and value
 */
public record Member(Identifier name, MemberValue value, Span span) implements SyntaxNode {
    @Override
    public List<SyntaxNode> children() {
        return List.of(name, value);
    }
}
