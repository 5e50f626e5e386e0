package org.syscalltrack.dsl.syntax.tree;

import java.util.List;
import org.syscalltrack.dsl.source.Span;

/** What stands at the top level of a file. */
public sealed interface Declaration extends SyntaxNode {
    /** Calls the visitor's method for this kind of declaration. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind of declaration. */
    interface Visitor<R> {
        /** {@code include "path"}. */
        R visitInclude(Include include);

        /** {@code const NAME = value}. */
        R visitConstant(Constant constant);

        /** {@code list NAME = { … }}. */
        R visitNamedList(NamedList list);

        /** {@code macro name(parameters) = body}. */
        R visitMacro(Macro macro);

        /** {@code rule { … }}. */
        R visitRule(Rule rule);

        /** {@code test { … }}. */
        R visitTest(Test test);

        /** A part whose finding has been reported. */
        R visitBroken(Broken broken);
    }

    /**
     * {@code include "path"}.
     *
     * @param path the path as written
     */
    record Include(Expression.StringLiteral path, Span span) implements Declaration {
        @Override
        public List<SyntaxNode> children() {
            return List.of(path);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitInclude(this);
        }
    }

    /**
     * {@code const NAME = value}.
     *
     * @param name the name it defines
     * @param value its value; whether it is constant is not checked yet
     */
    record Constant(Identifier name, Expression value, Span span) implements Declaration {
        @Override
        public List<SyntaxNode> children() {
            return List.of(name, value);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitConstant(this);
        }
    }

    /**
     * {@code list NAME = { … }}.
     *
     * @param name the name it defines
     * @param elements a {@link Expression.SetLiteral}, or another expression that the checker refuses
     */
    record NamedList(Identifier name, Expression elements, Span span) implements Declaration {
        @Override
        public List<SyntaxNode> children() {
            return List.of(name, elements);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNamedList(this);
        }
    }

    /**
     * {@code macro name = body} or {@code macro name(a, b) = body}.
     *
     * @param name the name it defines
     * @param parameters its parameters, often none
     * @param body what a use stands for
     */
    record Macro(Identifier name, List<Identifier> parameters, Expression body, Span span) implements Declaration {
        public Macro {
            parameters = List.copyOf(parameters);
        }

        @Override
        public List<SyntaxNode> children() {
            return Children.of(name, parameters, body);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitMacro(this);
        }
    }

    /**
     * {@code rule { … }}.
     *
     * @param keyword the word {@code rule}
     * @param body its members
     */
    record Rule(Identifier keyword, MemberValue.Block body, Span span) implements Declaration {
        @Override
        public List<SyntaxNode> children() {
            return List.of(keyword, body);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRule(this);
        }
    }

    /**
     * {@code test { … }}.
     *
     * @param keyword the word {@code test}
     * @param body its members
     */
    record Test(Identifier keyword, MemberValue.Block body, Span span) implements Declaration {
        @Override
        public List<SyntaxNode> children() {
            return List.of(keyword, body);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitTest(this);
        }
    }

    /** A part that could not be understood; its finding has been reported. */
    record Broken(Span span) implements Declaration {
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
