package org.syscalltrack.dsl.syntax.tree;

import java.util.List;
import org.syscalltrack.dsl.source.Span;

/** What stands in {@code PARAMS[ ]}, {@code PATH( )}, {@code REALPATH( )}, {@code FILE( )}, {@code %param[ ]}. */
public sealed interface ParameterSelector extends SyntaxNode {
    /** Calls the visitor's method for this kind of selector. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default List<SyntaxNode> children() {
        return List.of();
    }

    /** One method for each kind of selector. */
    interface Visitor<R> {
        /** By position. */
        R visitIndex(Index index);

        /** By name. */
        R visitNamed(Named named);

        /** All parameters of a role. */
        R visitAll(All all);

        /** A part whose finding has been reported. */
        R visitBroken(Broken broken);
    }

    /**
     * {@code [2]}.
     *
     * @param index the position as 64 unsigned bits; the first is 1
     */
    record Index(long index, Span span) implements ParameterSelector {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitIndex(this);
        }
    }

    /**
     * {@code [pathname]}: always a parameter's name, whatever else the word may mean.
     *
     * @param name the parameter's name
     */
    record Named(String name, Span span) implements ParameterSelector {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNamed(this);
        }
    }

    /** {@code (*)}. */
    record All(Span span) implements ParameterSelector {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAll(this);
        }
    }

    /** Something else; its finding has been reported. */
    record Broken(Span span) implements ParameterSelector {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitBroken(this);
        }
    }
}
