package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.dsl.syntax.tree.SyntaxNode;
import org.syscalltrack.lsp.program.View;

/** Finds nodes by place. */
final class Nodes {
    private Nodes() {}

    /** The nodes that hold an offset of the view's file, from the part's root to the innermost. */
    static List<SyntaxNode> path(View view, int offset) {
        return path(view.partAt(offset), offset - view.partStart(offset));
    }

    /** The nodes that hold an offset of a part, from its root to the innermost. */
    static List<SyntaxNode> path(SyntaxTree part, int offset) {
        List<SyntaxNode> path = new ArrayList<>();
        @Nullable SyntaxNode node = part.root();
        while (node != null) {
            path.add(node);
            node = childAt(node, offset);
        }
        return path;
    }

    private static @Nullable SyntaxNode childAt(SyntaxNode node, int offset) {
        @Nullable SyntaxNode touching = null;
        for (SyntaxNode child : node.children()) {
            if (child.span().start() <= offset && offset < child.span().end()) {
                return child;
            }
            if (child.span().end() == offset && child.span().length() > 0) {
                touching = child;
            }
        }
        return touching;
    }

    /** The innermost node of a kind on a path. */
    static <T> Optional<T> innermost(List<SyntaxNode> path, Class<T> kind) {
        for (int index = path.size() - 1; index >= 0; index--) {
            if (kind.isInstance(path.get(index))) {
                return Optional.of(kind.cast(path.get(index)));
            }
        }
        return Optional.empty();
    }

    /** The node and all below it, each before its children. */
    static List<SyntaxNode> all(SyntaxNode root) {
        List<SyntaxNode> nodes = new ArrayList<>();
        add(nodes, root);
        return nodes;
    }

    private static void add(List<SyntaxNode> nodes, SyntaxNode node) {
        nodes.add(node);
        node.children().forEach(child -> add(nodes, child));
    }
}
