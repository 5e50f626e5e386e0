package org.syscalltrack.dsl.syntax.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flattens a record's components into the list of its child nodes. */
final class Children {
    private Children() {}

    /** Each part is a node, a list of nodes, or null for one that is left out. */
    static List<SyntaxNode> of(@Nullable Object... parts) {
        List<SyntaxNode> children = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof SyntaxNode node) {
                children.add(node);
            } else if (part instanceof List<?> list) {
                for (Object element : list) {
                    children.add((SyntaxNode) element);
                }
            }
        }
        return Collections.unmodifiableList(children);
    }
}
