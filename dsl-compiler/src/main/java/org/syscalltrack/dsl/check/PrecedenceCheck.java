package org.syscalltrack.dsl.check;

import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.BinaryOperator;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.UnaryOperator;

/** Warns where C's precedence binds otherwise than most people read. */
final class PrecedenceCheck {
    private final Scope scope;

    PrecedenceCheck(Scope scope) {
        this.scope = scope;
    }

    /** {@code a & b == c} is {@code a & (b == c)}. */
    void arithmetic(Expression.Binary binary) {
        boolean bits = binary.operator() == BinaryOperator.BIT_AND
                || binary.operator() == BinaryOperator.BIT_OR
                || binary.operator() == BinaryOperator.BIT_XOR;
        if (!bits) {
            return;
        }
        if (binary.right() instanceof Expression.Binary right && isComparison(right.operator())) {
            report(
                    binary,
                    right.operator().symbol(),
                    right.span(),
                    binary.left().span().to(right.left().span()));
        }
        if (binary.left() instanceof Expression.Binary left && isComparison(left.operator())) {
            report(
                    binary,
                    left.operator().symbol(),
                    left.span(),
                    left.right().span().to(binary.right().span()));
        }
        if (binary.right() instanceof Expression.Membership right) {
            report(
                    binary,
                    "in",
                    right.span(),
                    binary.left().span().to(right.value().span()));
        }
    }

    private void report(Expression.Binary binary, String tighter, Span inner, Span meant) {
        scope.report(Diagnostic.of(
                        DiagnosticKind.SUSPICIOUS_PRECEDENCE,
                        binary.operatorSpan(),
                        tighter,
                        binary.operator().symbol())
                .withSecondary(inner, "this is done first")
                .withFix(ExpressionChecker.parenthesize(
                        "do `" + binary.operator().symbol() + "` first", meant)));
    }

    /** {@code !a == b} is {@code (!a) == b}; {@code 1 < a < 5} compares a truth value. */
    void comparison(Expression.Binary binary) {
        negation(binary.left(), binary.span(), binary.operator().symbol());
        chain(binary, binary.left());
        chain(binary, binary.right());
    }

    private void chain(Expression.Binary binary, Expression side) {
        boolean ordered = binary.operator().precedence() == BinaryOperator.LESS.precedence();
        if (ordered
                && side instanceof Expression.Binary inner
                && inner.operator().precedence() == BinaryOperator.LESS.precedence()
                && !inner.operator().isWord()) {
            scope.report(Diagnostic.of(
                            DiagnosticKind.CHAINED_COMPARISON,
                            binary.operatorSpan(),
                            binary.operator().symbol())
                    .withSecondary(inner.span(), "this is 0 or 1")
                    .withNote("Write both comparisons and join them by `&&`, or use `in { 1..5 }`."));
        }
    }

    /** {@code !a in S} is {@code (!a) in S}. */
    void membership(Expression.Membership membership) {
        negation(membership.value(), membership.span(), membership.negated() ? "not in" : "in");
    }

    private void negation(Expression left, Span whole, String operator) {
        if (left instanceof Expression.Unary unary
                && unary.operator() == UnaryOperator.NOT
                && !(unary.operand() instanceof Expression.Unary)) {
            Span rest = new Span(whole.file(), unary.operand().span().start(), whole.end());
            scope.report(Diagnostic.of(DiagnosticKind.SUSPICIOUS_PRECEDENCE, unary.span(), "!", operator)
                    .withLabel("this is done first")
                    .withFix(ExpressionChecker.parenthesize("do `" + operator + "` first", rest)));
        }
    }

    private static boolean isComparison(BinaryOperator operator) {
        return operator.precedence() == BinaryOperator.EQUAL.precedence()
                || operator.precedence() == BinaryOperator.LESS.precedence();
    }
}
