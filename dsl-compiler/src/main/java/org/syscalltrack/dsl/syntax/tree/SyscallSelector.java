package org.syscalltrack.dsl.syntax.tree;

import java.util.List;
import org.syscalltrack.dsl.source.Span;

/**
 * One element of {@code syscall_name}.
 *
 * @param kind which form it has
 * @param name the call's or the class's name, without {@code %}; {@code *} for all
 * @param span where it stands, {@code %} included
 */
public record SyscallSelector(Kind kind, String name, Span span) implements SyntaxNode {
    /** The forms of a selector. */
    public enum Kind {
        /** {@code unlink}. */
        CALL,
        /** {@code %file}. */
        CLASS,
        /** {@code *}. */
        ALL,
        /** A number or a string; reported. */
        BROKEN
    }

    @Override
    public List<SyntaxNode> children() {
        return List.of();
    }
}
