package org.syscalltrack.dsl.syntax.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.source.Span;

/** A piece of a {@link MemberValue.LogFormat}. */
public sealed interface LogPiece extends SyntaxNode {
    /** Calls the visitor's method for this kind of piece. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind of piece. */
    interface Visitor<R> {
        /** Literal text. */
        R visitText(Text text);

        /** {@code %comm}. */
        R visitMacro(Macro macro);

        /** {@code %{expr}}. */
        R visitInterpolation(Interpolation interpolation);

        /** A part whose finding has been reported. */
        R visitBroken(Broken broken);
    }

    /**
     * Text to be printed as it is; {@code %%} is a text {@code %}.
     *
     * @param text what is printed: white space normalised as {@link MemberValue.LogFormat} says
     * @param span where it stands in the file, unnormalised
     */
    record Text(String text, Span span) implements LogPiece {
        @Override
        public List<SyntaxNode> children() {
            return List.of();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitText(this);
        }
    }

    /**
     * {@code %comm}, {@code %param[pathname]}, {@code %path[1]}.
     *
     * @param name the longest identifier behind {@code %}; whether it is a macro's is not checked yet
     * @param parameter what stands in brackets, null if there are none; only {@code param} and {@code path} take it
     */
    record Macro(Identifier name, @Nullable ParameterSelector parameter, Span span) implements LogPiece {
        @Override
        public List<SyntaxNode> children() {
            return Children.of(name, parameter);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitMacro(this);
        }
    }

    /** {@code %{expression}}. */
    record Interpolation(Expression expression, Span span) implements LogPiece {
        @Override
        public List<SyntaxNode> children() {
            return List.of(expression);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitInterpolation(this);
        }
    }

    /** A {@code %} that begins nothing; its finding has been reported. */
    record Broken(Span span) implements LogPiece {
        @Override
        public List<SyntaxNode> children() {
            return List.of();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitBroken(this);
        }
    }
}
