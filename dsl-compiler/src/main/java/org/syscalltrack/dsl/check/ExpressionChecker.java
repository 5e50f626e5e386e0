package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.Predicate;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.BinaryOperator;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Identifier;

/** Gives every expression its type and its model. */
final class ExpressionChecker implements Expression.Visitor<Operand> {
    private final Scope scope;

    ExpressionChecker(Scope scope) {
        this.scope = scope;
    }

    Operand check(Expression expression) {
        return expression.accept(this);
    }

    /** An expression that decides something. */
    Optional<Predicate> condition(Expression expression) {
        return new Conversions(scope).toCondition(check(expression));
    }

    /** An expression that is a number. */
    Optional<IntegerValue> integer(Expression expression) {
        return new Conversions(scope).toInteger(check(expression));
    }

    @Override
    public Operand visitIntegerLiteral(Expression.IntegerLiteral literal) {
        return new Operand.Int(new IntegerValue.Literal(literal.value(), literal.value() < 0, literal.span()));
    }

    @Override
    public Operand visitCharacterLiteral(Expression.CharacterLiteral literal) {
        return new Operand.Int(new IntegerValue.Literal(literal.value(), false, literal.span()));
    }

    @Override
    public Operand visitStringLiteral(Expression.StringLiteral literal) {
        return new Operand.Literal(literal.value(), literal.span());
    }

    @Override
    public Operand visitName(Expression.Name name) {
        return new NameChecker(scope).check(name);
    }

    @Override
    public Operand visitParameter(Expression.Parameter parameter) {
        return refusesCall("PARAMS", parameter.span())
                ? new Operand.Invalid(parameter.span())
                : new ObjectChecker(scope).parameter(parameter);
    }

    @Override
    public Operand visitObject(Expression.ObjectReference object) {
        return refusesCall(object.function().name(), object.span())
                ? new Operand.Invalid(object.span())
                : new ObjectChecker(scope).path(object);
    }

    private boolean refusesCall(String what, Span span) {
        return new NameChecker(scope).refuses(what, span, false);
    }

    @Override
    public Operand visitCall(Expression.Call call) {
        return new CallChecker(scope).check(call);
    }

    @Override
    public Operand visitFieldAccess(Expression.FieldAccess access) {
        List<Identifier> path = new ArrayList<>();
        Expression target = access;
        while (target instanceof Expression.FieldAccess field) {
            path.add(0, field.field());
            target = field.target();
        }
        return new ObjectChecker(scope).field(check(target), path, access.span());
    }

    @Override
    public Operand visitIndexAccess(Expression.IndexAccess access) {
        OptionalLong index = new ConstantChecker(scope).valueOf(access.index(), "an index");
        return new ObjectChecker(scope).element(check(access.target()), access.index(), index, access.span());
    }

    @Override
    public Operand visitUnary(Expression.Unary unary) {
        return new OperatorChecker(scope).unary(unary, check(unary.operand()));
    }

    @Override
    public Operand visitBinary(Expression.Binary binary) {
        BinaryOperator operator = binary.operator();
        if (operator == BinaryOperator.AND || operator == BinaryOperator.OR) {
            return junction(binary);
        }
        if (operator == BinaryOperator.EQUAL || operator == BinaryOperator.NOT_EQUAL) {
            Optional<Operand> ofCall = new CallNameChecker(scope).comparison(binary);
            if (ofCall.isPresent()) {
                return ofCall.get();
            }
        }
        Operand left = check(binary.left());
        Operand right = check(binary.right());
        return operator.precedence() <= BinaryOperator.LESS.precedence()
                        && operator.precedence() >= BinaryOperator.EQUAL.precedence()
                ? new ComparisonChecker(scope).compare(binary, left, right)
                : new OperatorChecker(scope).arithmetic(binary, left, right);
    }

    /** A chain of {@code &&} or {@code ||}, taken apart without recursion: long ones are common in generated rules. */
    private Operand junction(Expression.Binary binary) {
        List<Expression> parts = new ArrayList<>();
        Expression rest = binary;
        while (rest instanceof Expression.Binary chain && chain.operator() == binary.operator()) {
            parts.add(0, chain.right());
            rest = chain.left();
        }
        parts.add(0, rest);
        List<Predicate> operands = new ArrayList<>();
        for (Expression part : parts) {
            condition(part).ifPresent(operands::add);
        }
        if (operands.size() < parts.size()) {
            return new Operand.Invalid(binary.span());
        }
        return new Operand.Bool(
                binary.operator() == BinaryOperator.AND
                        ? new Predicate.And(operands, binary.span())
                        : new Predicate.Or(operands, binary.span()));
    }

    @Override
    public Operand visitMembership(Expression.Membership membership) {
        Optional<Operand> ofCall = new CallNameChecker(scope).membership(membership);
        return ofCall.isPresent()
                ? ofCall.get()
                : new MembershipChecker(scope).check(membership, check(membership.value()));
    }

    @Override
    public Operand visitSetLiteral(Expression.SetLiteral set) {
        scope.report(Diagnostic.of(DiagnosticKind.SET_AS_VALUE, set.span())
                .withNote("A set stands behind `in` or `not in`, or in a `list`."));
        return new Operand.Invalid(set.span());
    }

    @Override
    public Operand visitStructLiteral(Expression.StructLiteral struct) {
        scope.report(Diagnostic.of(DiagnosticKind.TEST_ONLY, struct.span(), "a struct in braces"));
        return new Operand.Invalid(struct.span());
    }

    @Override
    public Operand visitParenthesized(Expression.Parenthesized parenthesized) {
        return check(parenthesized.inner());
    }

    @Override
    public Operand visitBroken(Expression.Broken broken) {
        return new Operand.Invalid(broken.span());
    }

    /** The expression without the parentheses around it. */
    static Expression bare(Expression expression) {
        Expression inner = expression;
        while (inner instanceof Expression.Parenthesized parenthesized) {
            inner = parenthesized.inner();
        }
        return inner;
    }

    /** A fix that puts parentheses around a part. */
    static Fix parenthesize(String title, Span span) {
        return Fix.replace(title, span, "(" + span.text() + ")");
    }
}
