package org.syscalltrack.dsl.format;

import java.util.List;
import org.syscalltrack.dsl.syntax.TokenKind;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Member;
import org.syscalltrack.dsl.syntax.tree.MemberValue;
import org.syscalltrack.dsl.syntax.tree.SyntaxNode;
import org.syscalltrack.dsl.syntax.tree.SyscallSelector;

/** Says where the tokens of one declaration go. */
final class DeclarationLayout implements Declaration.Visitor<Void> {
    private static final int INDENT = 2;
    private static final int MAXIMUM_COLUMNS = 100;

    private final Layout layout;

    DeclarationLayout(Layout layout) {
        this.layout = layout;
    }

    @Override
    public Void visitInclude(Declaration.Include include) {
        return lines(include);
    }

    @Override
    public Void visitConstant(Declaration.Constant constant) {
        return lines(constant);
    }

    @Override
    public Void visitNamedList(Declaration.NamedList list) {
        return lines(list);
    }

    @Override
    public Void visitMacro(Declaration.Macro macro) {
        return lines(macro);
    }

    private Void lines(Declaration declaration) {
        int first = layout.firstToken(declaration);
        expression(layout.following(first), layout.lastToken(declaration), 0);
        return null;
    }

    @Override
    public Void visitRule(Declaration.Rule rule) {
        brokenBlock(rule.body(), 0);
        return null;
    }

    @Override
    public Void visitTest(Declaration.Test test) {
        brokenBlock(test.body(), 0);
        return null;
    }

    @Override
    public Void visitBroken(Declaration.Broken broken) {
        return null;
    }

    // ---------------------------------------------------------------- members

    /** Members on lines of their own, their values in one column. */
    private void brokenBlock(MemberValue.Block block, int indent) {
        int column = block.members().stream()
                .filter(member -> !(member.value() instanceof MemberValue.None))
                .mapToInt(member -> member.name().span().length())
                .max()
                .orElse(0);
        for (Member member : block.members()) {
            layout.breakBefore(layout.firstToken(member), indent + INDENT);
            int width = member.name().span().length();
            member(member, indent + INDENT, column - width + 1);
        }
        layout.breakBefore(layout.lastToken(block), indent);
    }

    private void member(Member member, int indent, int spacesBehindName) {
        int separator = layout.following(layout.lastToken(member.name()));
        if (!(member.value() instanceof MemberValue.None)) {
            layout.spacesBefore(separator, spacesBehindName);
        }
        member.value().acceptValue(new ValueLayout(indent, separator));
    }

    /** Members on one line, two blanks between them. */
    private void oneLineBlock(MemberValue.Block block, int indent) {
        boolean first = true;
        for (Member member : block.members()) {
            layout.spacesBefore(layout.firstToken(member), first ? 1 : 2);
            member(member, indent, 1);
            first = false;
        }
    }

    private final class ValueLayout implements MemberValue.Visitor<Void> {
        private final int indent;
        private final int separator;

        ValueLayout(int indent, int separator) {
            this.indent = indent;
            this.separator = separator;
        }

        @Override
        public Void visitBlock(MemberValue.Block block) {
            int open = layout.firstToken(block);
            boolean fits = indent + layout.length(open, layout.lastToken(block)) <= MAXIMUM_COLUMNS;
            if (layout.isBroken(open, layout.lastToken(block)) || !fits) {
                brokenBlock(block, indent);
            } else {
                oneLineBlock(block, indent);
            }
            return null;
        }

        @Override
        public Void visitFilter(MemberValue.Filter filter) {
            int open = layout.firstToken(filter);
            int close = layout.lastToken(filter);
            expression(open, close, indent);
            if (layout.isBroken(open, close)) {
                layout.breakBefore(layout.following(open), indent + INDENT);
                layout.breakBefore(close, indent);
            }
            return null;
        }

        @Override
        public Void visitLogFormat(MemberValue.LogFormat format) {
            layout.verbatim(layout.firstToken(format), layout.lastToken(format));
            return null;
        }

        @Override
        public Void visitSyscallNames(MemberValue.SyscallNames names) {
            value(names);
            for (SyscallSelector selector : names.selectors()) {
                if (selector.kind() == SyscallSelector.Kind.CLASS) {
                    layout.spacesBefore(layout.lastToken(selector), 0);
                }
            }
            return null;
        }

        @Override
        public Void visitRate(MemberValue.Rate rate) {
            value(rate);
            int unit = layout.firstToken(rate.unit());
            layout.spacesBefore(layout.following(layout.lastToken(rate.count())), 0);
            layout.spacesBefore(unit, 0);
            return null;
        }

        @Override
        public Void visitDuration(MemberValue.Duration duration) {
            return value(duration);
        }

        @Override
        public Void visitTestCall(MemberValue.TestCall call) {
            return value(call);
        }

        @Override
        public Void visitExpression(Expression expression) {
            if (expression instanceof Expression.Broken) {
                // The value of a member that nobody knows: there may be anything in it.
                layout.verbatim(separator, layout.lastToken(expression));
                return null;
            }
            return value(expression);
        }

        @Override
        public Void visitNone(MemberValue.None none) {
            return null;
        }

        private Void value(SyntaxNode node) {
            expression(layout.following(separator), layout.lastToken(node), indent);
            return null;
        }
    }

    // ---------------------------------------------------------------- expressions

    /** Lines stay broken where they are, and are indented by the brackets around them. */
    private void expression(int first, int last, int indent) {
        int depth = 0;
        for (int index = first; index <= last; index = layout.following(index)) {
            TokenKind kind = layout.tokens().kind(index);
            boolean closes = CLOSERS.contains(kind);
            depth -= closes ? 1 : 0;
            layout.keepBreakBefore(index, indent + INDENT * (closes ? depth : Math.max(1, depth)));
            depth += OPENERS.contains(kind) ? 1 : 0;
        }
    }

    private static final List<TokenKind> OPENERS =
            List.of(TokenKind.LEFT_BRACE, TokenKind.LEFT_PARENTHESIS, TokenKind.LEFT_BRACKET);
    private static final List<TokenKind> CLOSERS =
            List.of(TokenKind.RIGHT_BRACE, TokenKind.RIGHT_PARENTHESIS, TokenKind.RIGHT_BRACKET);
}
