package org.syscalltrack.dsl.syntax;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Identifier;
import org.syscalltrack.dsl.syntax.tree.Member;
import org.syscalltrack.dsl.syntax.tree.MemberValue;
import org.syscalltrack.dsl.syntax.tree.ParameterSelector;
import org.syscalltrack.dsl.syntax.tree.RuleFile;
import org.syscalltrack.dsl.syntax.tree.SetElement;
import org.syscalltrack.dsl.syntax.tree.SyntaxNode;
import org.syscalltrack.dsl.syntax.tree.SyscallSelector;
import org.syscalltrack.dsl.syntax.tree.UnaryOperator;

/**
 * Builds the tree's nodes from tokens. A node that ends with the token just taken gets its span from there, so productions
 * call the factory as soon as the node is complete.
 */
final class TreeFactory implements SctGrammarConstants {
    private final SourceFile file;
    private final GrammarSupport grammar;
    private final LiteralReader literals;

    TreeFactory(SourceFile file, GrammarSupport grammar, LiteralReader literals) {
        this.file = file;
        this.grammar = grammar;
        this.literals = literals;
    }

    SourceFile file() {
        return file;
    }

    String text(Token token) {
        return file.text().substring(token.start, token.end);
    }

    Span span(Token token) {
        return file.span(token.start, token.end);
    }

    /** From {@code start} to the end of the token just taken. */
    private Span since(int start) {
        return file.span(start, Math.max(start, grammar.getToken(0).end));
    }

    private Span since(Token first) {
        return since(first.start);
    }

    private Span since(SyntaxNode first) {
        return since(first.span().start());
    }

    // ---------------------------------------------------------------- declarations

    RuleFile file(List<Declaration> declarations) {
        return new RuleFile(declarations, file.span(0, file.text().length()));
    }

    Declaration include(Token keyword, Expression.StringLiteral path) {
        return new Declaration.Include(path, since(keyword));
    }

    Declaration constant(Token keyword, Identifier name, Expression value) {
        return new Declaration.Constant(name, value, since(keyword));
    }

    Declaration namedList(Token keyword, Identifier name, Expression elements) {
        return new Declaration.NamedList(name, elements, since(keyword));
    }

    Declaration macro(Token keyword, Identifier name, List<Identifier> parameters, Expression body) {
        return new Declaration.Macro(name, parameters, body, since(keyword));
    }

    Declaration rule(Token keyword, MemberValue.Block body) {
        return new Declaration.Rule(new Identifier("rule", span(keyword)), body, since(keyword));
    }

    Declaration test(Token keyword, MemberValue.Block body) {
        return new Declaration.Test(new Identifier("test", span(keyword)), body, since(keyword));
    }

    Declaration brokenDeclaration(Token first) {
        return new Declaration.Broken(since(first));
    }

    // ---------------------------------------------------------------- members

    MemberValue.Block block(Token open, List<Member> members) {
        return new MemberValue.Block(members, since(open));
    }

    Member member(Identifier name, MemberValue value) {
        return new Member(name, value, since(name));
    }

    MemberValue none() {
        return new MemberValue.None(since(grammar.getToken(0).end));
    }

    MemberValue.Filter filter(Token open, Expression condition) {
        return new MemberValue.Filter(condition, since(open));
    }

    LogFormatBuilder logFormat() {
        return new LogFormatBuilder(grammar);
    }

    MemberValue.SyscallNames syscallNames(Token first, List<SyscallSelector> selectors) {
        return new MemberValue.SyscallNames(selectors, since(first));
    }

    SyscallSelector call(Token token) {
        return new SyscallSelector(SyscallSelector.Kind.CALL, text(token), span(token));
    }

    SyscallSelector callClass(Token percent) {
        Token name = grammar.getToken(0);
        return new SyscallSelector(SyscallSelector.Kind.CLASS, text(name), since(percent));
    }

    SyscallSelector allCalls(Token star) {
        return new SyscallSelector(SyscallSelector.Kind.ALL, "*", span(star));
    }

    MemberValue.Rate rate(Expression.IntegerLiteral count, Identifier unit, Expression.@Nullable IntegerLiteral burst) {
        return new MemberValue.Rate(count, unit, burst, since(count));
    }

    /** {@code 30s} is one token, {@code 30 s} are two. */
    MemberValue.Duration duration(Token number, @Nullable Identifier unit) throws ParseException {
        String written = text(number);
        int digits = 0;
        while (digits < written.length() && Character.isDigit(written.charAt(digits))) {
            digits++;
        }
        Span digitSpan = file.span(number.start, number.start + digits);
        Span unitSpan = file.span(number.start + digits, number.end);
        Identifier word = unit != null ? unit : new Identifier(unitSpan.text(), unitSpan);
        return new MemberValue.Duration(integer(digitSpan), word, since(number));
    }

    MemberValue.TestCall testCall(Identifier call, List<Expression.Argument> arguments, @Nullable Expression result) {
        return new MemberValue.TestCall(call, arguments, result, since(call));
    }

    // ---------------------------------------------------------------- literals and names

    Expression number(Token token) {
        OptionalLong value = literals.number(span(token));
        return value.isPresent() ? new Expression.IntegerLiteral(value.getAsLong(), span(token)) : broken(token);
    }

    Expression.IntegerLiteral integer(Token token) throws ParseException {
        return integer(span(token));
    }

    private Expression.IntegerLiteral integer(Span span) throws ParseException {
        OptionalLong value = literals.number(span);
        if (value.isEmpty()) {
            throw new AlreadyReported();
        }
        return new Expression.IntegerLiteral(value.getAsLong(), span);
    }

    Expression character(Token token) {
        if (token.kind == UNCLOSED_CHARACTER) {
            return broken(token);
        }
        OptionalLong value = literals.character(span(token));
        return value.isPresent()
                ? new Expression.CharacterLiteral((int) value.getAsLong(), span(token))
                : broken(token);
    }

    Expression.StringLiteral string(Token token) {
        int closing = token.kind == UNCLOSED_STRING ? 0 : 1;
        Span inner = file.span(token.start + 1, token.end - closing);
        return new Expression.StringLiteral(literals.string(inner), span(token));
    }

    Identifier identifier(Token token) {
        return new Identifier(text(token), span(token));
    }

    Expression name(Token token) {
        return new Expression.Name(text(token), span(token));
    }

    // ---------------------------------------------------------------- parameters

    ParameterSelector index(Token token) {
        return index(span(token));
    }

    ParameterSelector index(Span span) {
        OptionalLong value = literals.number(span);
        return value.isPresent()
                ? new ParameterSelector.Index(value.getAsLong(), span)
                : new ParameterSelector.Broken(span);
    }

    ParameterSelector named(Token token) {
        return new ParameterSelector.Named(text(token), span(token));
    }

    ParameterSelector all(Token star) {
        return new ParameterSelector.All(span(star));
    }

    Expression parameter(Token first, ParameterSelector selector) {
        return new Expression.Parameter(selector, since(first));
    }

    /** The right spelling of {@code PARAMS}, {@code PATH}, {@code REALPATH}, {@code FILE}. */
    String objectName(Token function) {
        return text(function).toUpperCase(Locale.ROOT);
    }

    Expression object(Token function, ParameterSelector selector) {
        return new Expression.ObjectReference(
                Expression.ObjectReference.Function.valueOf(objectName(function)), selector, since(function));
    }

    // ---------------------------------------------------------------- compound expressions

    Expression parenthesized(Token open, Expression inner) {
        return new Expression.Parenthesized(inner, since(open));
    }

    Expression call(Token function, List<Expression.Argument> arguments) {
        return new Expression.Call(identifier(function), arguments, since(function));
    }

    Expression.Argument argument(@Nullable Identifier name, Expression value) {
        Span span = name == null ? value.span() : name.span().to(value.span());
        return new Expression.Argument(name, value, span);
    }

    Expression field(Expression target, Identifier field) {
        return new Expression.FieldAccess(target, field, since(target));
    }

    Expression index(Expression target, Expression index) {
        return new Expression.IndexAccess(target, index, since(target));
    }

    /** A unary {@code +} has been reported and is left out. */
    Expression unary(Token token, Expression operand) {
        UnaryOperator operator = switch (token.kind) {
            case MINUS -> UnaryOperator.NEGATE;
            case TILDE -> UnaryOperator.COMPLEMENT;
            default -> UnaryOperator.NOT;
        };
        return token.kind == PLUS ? operand : new Expression.Unary(operator, operand, since(token));
    }

    Expression binary(Expression left, OperatorToken token, Expression right) {
        Span span = left.span().to(right.span());
        Span operatorSpan = file.span(token.start(), token.end());
        return token.operator() == null
                ? new Expression.Membership(left, token.negated(), right, operatorSpan, span)
                : new Expression.Binary(token.operator(), left, right, operatorSpan, span);
    }

    Expression set(Token open, List<SetElement> elements) {
        return new Expression.SetLiteral(elements, since(open));
    }

    SetElement range(Expression low, Expression high) {
        return new SetElement.Range(low, high, low.span().to(high.span()));
    }

    Expression struct(Token open, List<Expression.FieldValue> fields) {
        return new Expression.StructLiteral(fields, since(open));
    }

    Expression.FieldValue fieldValue(Token dot, Identifier field, Expression value) {
        return new Expression.FieldValue(field, value, since(dot));
    }

    // ---------------------------------------------------------------- broken parts

    Expression broken(Token token) {
        return new Expression.Broken(span(token));
    }

    /** From behind {@code before} to the token just taken. */
    Expression brokenSince(Token before) {
        return new Expression.Broken(since(before.end));
    }

    /** The empty place behind the token just taken. */
    Expression brokenExpression() {
        return new Expression.Broken(since(grammar.getToken(0).end));
    }
}
