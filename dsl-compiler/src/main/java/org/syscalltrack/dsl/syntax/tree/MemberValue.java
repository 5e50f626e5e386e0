package org.syscalltrack.dsl.syntax.tree;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.source.Span;

/**
 * The value of a {@link Member}: an expression ({@code error_code = -EPERM}, {@code when = before}, {@code tags = {
 * "file" }}) or one of the forms below.
 */
public sealed interface MemberValue extends SyntaxNode
        permits Expression,
                MemberValue.Block,
                MemberValue.Filter,
                MemberValue.LogFormat,
                MemberValue.SyscallNames,
                MemberValue.Rate,
                MemberValue.Duration,
                MemberValue.TestCall,
                MemberValue.None {
    /** Calls the visitor's method for this kind of value. */
    <R> R acceptValue(Visitor<R> visitor);

    /** One method for each kind of value. */
    interface Visitor<R> {
        /** {@code when = before}, {@code key = { COMM, UID }}; {@link Expression.Broken} if reported already. */
        R visitExpression(Expression expression);

        /** {@code action { … }}. */
        R visitBlock(Block block);

        /** {@code filter_expression { … }}. */
        R visitFilter(Filter filter);

        /** {@code log_format { … }}. */
        R visitLogFormat(LogFormat format);

        /** {@code syscall_name = unlink, %file}. */
        R visitSyscallNames(SyscallNames names);

        /** {@code rate = 10/s burst 50}. */
        R visitRate(Rate rate);

        /** {@code timeout = 30s}. */
        R visitDuration(Duration duration);

        /** {@code call = unlink("/x") -> 0}. */
        R visitTestCall(TestCall call);

        /** {@code nothing}. */
        R visitNone(None none);
    }

    /**
     * Members in braces: the body of a rule or a test, {@code action}, {@code process}, {@code PARENT}, {@code expect}.
     *
     * @param members in the order of the text, duplicates and unknown names among them
     * @param span from brace to brace
     */
    record Block(List<Member> members, Span span) implements MemberValue {
        public Block {
            members = List.copyOf(members);
        }

        /** The first member of that name. */
        public Optional<Member> member(String name) {
            return members.stream()
                    .filter(member -> member.name().text().equals(name))
                    .findFirst();
        }

        @Override
        public List<SyntaxNode> children() {
            return List.copyOf(members);
        }

        @Override
        public <R> R acceptValue(Visitor<R> visitor) {
            return visitor.visitBlock(this);
        }
    }

    /**
     * {@code filter_expression { condition }}.
     *
     * @param span from brace to brace
     */
    record Filter(Expression condition, Span span) implements MemberValue {
        @Override
        public List<SyntaxNode> children() {
            return List.of(condition);
        }

        @Override
        public <R> R acceptValue(Visitor<R> visitor) {
            return visitor.visitFilter(this);
        }
    }

    /**
     * {@code log_format { pieces }}. White space at both ends is left out and an inner run that holds a line end is one
     * space.
     *
     * @param pieces text and macros, in order; empty only if reported
     * @param span from brace to brace
     */
    record LogFormat(List<LogPiece> pieces, Span span) implements MemberValue {
        public LogFormat {
            pieces = List.copyOf(pieces);
        }

        @Override
        public List<SyntaxNode> children() {
            return List.copyOf(pieces);
        }

        @Override
        public <R> R acceptValue(Visitor<R> visitor) {
            return visitor.visitLogFormat(this);
        }
    }

    /**
     * {@code syscall_name = unlink, %file, *}.
     *
     * @param selectors at least one, or none if reported
     */
    record SyscallNames(List<SyscallSelector> selectors, Span span) implements MemberValue {
        public SyscallNames {
            selectors = List.copyOf(selectors);
        }

        @Override
        public List<SyntaxNode> children() {
            return List.copyOf(selectors);
        }

        @Override
        public <R> R acceptValue(Visitor<R> visitor) {
            return visitor.visitSyscallNames(this);
        }
    }

    /**
     * {@code rate = 10/s burst 50}.
     *
     * @param count events per unit
     * @param unit the word behind the slash; whether it is {@code s}, {@code m} or {@code h} is not checked yet
     * @param burst the bucket's size, null if left out
     */
    record Rate(Expression.IntegerLiteral count, Identifier unit, Expression.@Nullable IntegerLiteral burst, Span span)
            implements MemberValue {
        @Override
        public List<SyntaxNode> children() {
            return Children.of(count, unit, burst);
        }

        @Override
        public <R> R acceptValue(Visitor<R> visitor) {
            return visitor.visitRate(this);
        }
    }

    /**
     * {@code timeout = 30s}.
     *
     * @param unit the letters behind the number; not checked yet
     */
    record Duration(Expression.IntegerLiteral amount, Identifier unit, Span span) implements MemberValue {
        @Override
        public List<SyntaxNode> children() {
            return List.of(amount, unit);
        }

        @Override
        public <R> R acceptValue(Visitor<R> visitor) {
            return visitor.visitDuration(this);
        }
    }

    /**
     * {@code call = openat(AT_FDCWD, "x", O_RDONLY) -> -ENOENT}. Arguments are expressions, {@link
     * Expression.StructLiteral}s, {@link Expression.SetLiteral}s (string arrays), the names {@code NULL} and {@code
     * unreadable}, or {@code fd("/path", mode = 0644)} as an {@link Expression.Call}.
     *
     * @param result what the call returns, null if left out
     */
    record TestCall(
            Identifier syscall,
            List<Expression.Argument> arguments,
            @Nullable Expression result,
            Span span) implements MemberValue {
        public TestCall {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<SyntaxNode> children() {
            return Children.of(syscall, arguments, result);
        }

        @Override
        public <R> R acceptValue(Visitor<R> visitor) {
            return visitor.visitTestCall(this);
        }
    }

    /** No value, as in {@code expect { nothing }}. The span is empty, behind the name. */
    record None(Span span) implements MemberValue {
        @Override
        public List<SyntaxNode> children() {
            return List.of();
        }

        @Override
        public <R> R acceptValue(Visitor<R> visitor) {
            return visitor.visitNone(this);
        }
    }
}
