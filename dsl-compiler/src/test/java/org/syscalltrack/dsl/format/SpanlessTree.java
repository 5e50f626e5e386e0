package org.syscalltrack.dsl.format;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.dsl.syntax.TokenKind;

/** A tree as text without its places: equal for two files that say the same. */
final class SpanlessTree {
    private SpanlessTree() {}

    static String of(@Nullable Object node) {
        if (node instanceof List<?> list) {
            return list.stream().map(SpanlessTree::of).toList().toString();
        }
        if (!(node instanceof Record)) {
            return String.valueOf(node);
        }
        StringBuilder text = new StringBuilder(node.getClass().getSimpleName()).append('(');
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            if (component.getType() != Span.class) {
                text.append(of(valueOf(component, node))).append(' ');
            }
        }
        return text.append(')').toString();
    }

    private static @Nullable Object valueOf(RecordComponent component, Object node) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> comments(SyntaxTree tree) {
        List<String> comments = new ArrayList<>();
        for (int index = 0; index < tree.tokens().size(); index++) {
            TokenKind kind = tree.tokens().kind(index);
            if (kind.isComment()) {
                comments.add(tree.tokens().text(index).stripTrailing());
            }
        }
        return comments;
    }
}
