package org.syscalltrack.dsl.syntax.tree;

import java.util.List;
import org.syscalltrack.dsl.source.Span;

/** A node of the syntax tree. */
public interface SyntaxNode {
    /** From the first to the last character of the node's own tokens, comments around it left out. */
    Span span();

    /** The nodes below, in the order of the text. */
    List<SyntaxNode> children();
}
