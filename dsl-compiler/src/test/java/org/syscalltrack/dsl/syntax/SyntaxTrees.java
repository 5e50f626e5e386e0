package org.syscalltrack.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.syscalltrack.dsl.syntax.tree.SyntaxNode;

/** What holds for every tree, for any input. */
final class SyntaxTrees {
    private SyntaxTrees() {}

    /** The texts of all tokens. */
    static String joined(SyntaxTree tree) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < tree.tokens().size(); index++) {
            text.append(tree.tokens().text(index));
        }
        return text.toString();
    }

    /** Children lie inside their parents and come in the order of the text. */
    static void checkSpans(SyntaxNode node) {
        int last = node.span().start();
        for (SyntaxNode child : node.children()) {
            assertThat(node.span().contains(child.span()))
                    .as("%s holds %s", node, child)
                    .isTrue();
            assertThat(child.span().start()).as("order in %s", node).isGreaterThanOrEqualTo(last);
            last = child.span().end();
            checkSpans(child);
        }
    }
}
