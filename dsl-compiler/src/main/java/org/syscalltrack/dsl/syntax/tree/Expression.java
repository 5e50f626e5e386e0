package org.syscalltrack.dsl.syntax.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.Span;

/** An expression. Nothing about names and types is known yet. */
public sealed interface Expression extends MemberValue, SetElement {
    /** Calls the visitor's method for this kind of expression. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R acceptValue(MemberValue.Visitor<R> visitor) {
        return visitor.visitExpression(this);
    }

    @Override
    default List<SyntaxNode> children() {
        return List.of();
    }

    /** One method for each kind of expression. */
    interface Visitor<R> {
        R visitIntegerLiteral(IntegerLiteral literal);

        R visitCharacterLiteral(CharacterLiteral literal);

        R visitStringLiteral(StringLiteral literal);

        R visitName(Name name);

        R visitParameter(Parameter parameter);

        R visitObject(ObjectReference object);

        R visitCall(Call call);

        R visitFieldAccess(FieldAccess access);

        R visitIndexAccess(IndexAccess access);

        R visitUnary(Unary unary);

        R visitBinary(Binary binary);

        R visitMembership(Membership membership);

        R visitSetLiteral(SetLiteral set);

        R visitStructLiteral(StructLiteral struct);

        R visitParenthesized(Parenthesized parenthesized);

        R visitBroken(Broken broken);
    }

    /**
     * {@code 10}, {@code 0x1f}, {@code 0b1}, {@code 0644}.
     *
     * @param value the 64 bits; negative means above 2^63-1, to be read unsigned
     */
    record IntegerLiteral(long value, Span span) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitIntegerLiteral(this);
        }
    }

    /**
     * {@code 'a'}.
     *
     * @param value the byte, 0..255
     */
    record CharacterLiteral(int value, Span span) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCharacterLiteral(this);
        }
    }

    /**
     * {@code "text"}.
     *
     * @param value the string's bytes with its escapes resolved, without a closing NUL
     */
    record StringLiteral(ByteString value, Span span) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitStringLiteral(this);
        }
    }

    /**
     * A bare name: a variable, constant, list, macro, macro parameter; as a member's value also a plain word ({@code
     * when = before}, {@code rule_name = prevent_delete}).
     */
    record Name(String text, Span span) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitName(this);
        }
    }

    /** {@code PARAMS[n]}, {@code PARAMS[name]}. */
    record Parameter(ParameterSelector selector, Span span) implements Expression {
        @Override
        public List<SyntaxNode> children() {
            return List.of(selector);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitParameter(this);
        }
    }

    /**
     * {@code PATH(n)}, {@code REALPATH(n)}, {@code FILE(n)}, with a position, a parameter's name or {@code *}. Only these
     * spellings; another case is a {@link Call}.
     */
    record ObjectReference(Function function, ParameterSelector selector, Span span) implements Expression {
        /** What is asked of the object. */
        public enum Function {
            /** The lexical path. */
            PATH,
            /** The path of the kernel's object. */
            REALPATH,
            /** The kernel's object, for its attributes. */
            FILE
        }

        @Override
        public List<SyntaxNode> children() {
            return List.of(selector);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitObject(this);
        }
    }

    /**
     * {@code writes(PARAMS[flags])}, {@code CAPABLE(CAP_KILL)}, {@code ANCESTOR(COMM == "sshd")}, {@code fd("/x")}.
     *
     * @param function the name before the parenthesis
     * @param arguments may be empty
     */
    record Call(Identifier function, List<Argument> arguments, Span span) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<SyntaxNode> children() {
            return Children.of(function, arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCall(this);
        }
    }

    /**
     * An argument of a call.
     *
     * @param name in {@code mode = 0644} the name, else null; only {@code fd(…)} in tests takes names
     */
    record Argument(@Nullable Identifier name, Expression value, Span span) implements SyntaxNode {
        @Override
        public List<SyntaxNode> children() {
            return Children.of(name, value);
        }
    }

    /** {@code PARAMS[addr].sin_port}. */
    record FieldAccess(Expression target, Identifier field, Span span) implements Expression {
        @Override
        public List<SyntaxNode> children() {
            return List.of(target, field);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitFieldAccess(this);
        }
    }

    /** {@code PARAMS[argv][1]}. */
    record IndexAccess(Expression target, Expression index, Span span) implements Expression {
        @Override
        public List<SyntaxNode> children() {
            return List.of(target, index);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitIndexAccess(this);
        }
    }

    /** {@code !x}, {@code -x}, {@code ~x}. */
    record Unary(UnaryOperator operator, Expression operand, Span span) implements Expression {
        @Override
        public List<SyntaxNode> children() {
            return List.of(operand);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitUnary(this);
        }
    }

    /**
     * {@code left operator right}.
     *
     * @param operatorSpan where the operator stands
     */
    record Binary(BinaryOperator operator, Expression left, Expression right, Span operatorSpan, Span span)
            implements Expression {
        @Override
        public List<SyntaxNode> children() {
            return List.of(left, right);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitBinary(this);
        }
    }

    /**
     * {@code value in set}, {@code value not in set}.
     *
     * @param negated whether it is {@code not in}
     * @param set a {@link SetLiteral}, or another expression (a list's {@link Name}) for the checker
     * @param operatorSpan {@code in} or {@code not in}
     */
    record Membership(Expression value, boolean negated, Expression set, Span operatorSpan, Span span)
            implements Expression {
        @Override
        public List<SyntaxNode> children() {
            return List.of(value, set);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitMembership(this);
        }
    }

    /**
     * {@code { 1, 2, 10..20 }}.
     *
     * @param elements may be empty
     */
    record SetLiteral(List<SetElement> elements, Span span) implements Expression {
        public SetLiteral {
            elements = List.copyOf(elements);
        }

        @Override
        public List<SyntaxNode> children() {
            return List.copyOf(elements);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSetLiteral(this);
        }
    }

    /** {@code { .sa_family = AF_INET, .sin_port = 22 }}, in tests only. */
    record StructLiteral(List<FieldValue> fields, Span span) implements Expression {
        public StructLiteral {
            fields = List.copyOf(fields);
        }

        @Override
        public List<SyntaxNode> children() {
            return List.copyOf(fields);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitStructLiteral(this);
        }
    }

    /** {@code .field = value} in a {@link StructLiteral}. */
    record FieldValue(Identifier field, Expression value, Span span) implements SyntaxNode {
        @Override
        public List<SyntaxNode> children() {
            return List.of(field, value);
        }
    }

    /** {@code (inner)}. */
    record Parenthesized(Expression inner, Span span) implements Expression {
        @Override
        public List<SyntaxNode> children() {
            return List.of(inner);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitParenthesized(this);
        }
    }

    /** A part that could not be understood; its finding has been reported. */
    record Broken(Span span) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitBroken(this);
        }
    }
}
