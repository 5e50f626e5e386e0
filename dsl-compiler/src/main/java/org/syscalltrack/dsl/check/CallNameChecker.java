package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.CallClass;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.diagnostic.NearestNames;
import org.syscalltrack.dsl.model.Predicate;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.BinaryOperator;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.SetElement;

/**
 * {@code SYSCALL} is compared with calls' names and {@code ABI} with {@code native} and {@code compat}: words that mean
 * nothing elsewhere. Empty where neither stands on the left or the right.
 */
final class CallNameChecker {
    private final Scope scope;

    CallNameChecker(Scope scope) {
        this.scope = scope;
    }

    Optional<Operand> comparison(Expression.Binary binary) {
        Expression left = ExpressionChecker.bare(binary.left());
        Expression right = ExpressionChecker.bare(binary.right());
        Expression variable = isVariable(left) ? left : right;
        Expression other = isVariable(left) ? right : left;
        if (!(variable instanceof Expression.Name name) || !isVariable(variable)) {
            return Optional.empty();
        }
        boolean negated = binary.operator() == BinaryOperator.NOT_EQUAL;
        return operand(name, List.of(other), negated, binary.span());
    }

    Optional<Operand> membership(Expression.Membership membership) {
        Expression value = ExpressionChecker.bare(membership.value());
        Expression set = ExpressionChecker.bare(membership.set());
        if (!(value instanceof Expression.Name name)
                || !isVariable(value)
                || !(set instanceof Expression.SetLiteral literal)) {
            return Optional.empty();
        }
        List<Expression> elements = new ArrayList<>();
        for (SetElement element : literal.elements()) {
            if (!(element instanceof Expression expression)) {
                return Optional.empty();
            }
            elements.add(ExpressionChecker.bare(expression));
        }
        return operand(name, elements, membership.negated(), membership.span());
    }

    private boolean isVariable(Expression expression) {
        return expression instanceof Expression.Name name
                && (name.text().equals("SYSCALL") || name.text().equals("ABI"))
                && !scope.arguments().containsKey(name.text());
    }

    private Optional<Operand> operand(Expression.Name variable, List<Expression> others, boolean negated, Span span) {
        boolean isAbi = variable.text().equals("ABI");
        if (!isAbi && !others.stream().allMatch(Expression.Name.class::isInstance)) {
            return Optional.empty(); // numbers: compared as such, with a warning
        }
        if (new NameChecker(scope).refuses(variable.text(), variable.span(), false)) {
            return Optional.of(new Operand.Invalid(span));
        }
        Optional<Predicate> predicate = isAbi ? abi(others, span) : calls(others, span);
        return Optional.of(
                predicate.isEmpty()
                        ? new Operand.Invalid(span)
                        : new Operand.Bool(negated ? new Predicate.Not(predicate.get(), span) : predicate.get()));
    }

    private Optional<Predicate> abi(List<Expression> others, Span span) {
        List<Predicate> choices = new ArrayList<>();
        for (Expression other : others) {
            String word = other instanceof Expression.Name name ? name.text() : "";
            if (!word.equals("native") && !word.equals("compat")) {
                scope.report(Diagnostic.of(
                                DiagnosticKind.NOT_AN_ABI,
                                other.span(),
                                other.span().text())
                        .withLabel("`native` or `compat`"));
                return Optional.empty();
            }
            choices.add(new Predicate.AbiIs(word.equals("compat"), span));
        }
        return Optional.of(choices.size() == 1 ? choices.get(0) : new Predicate.Or(choices, span));
    }

    private Optional<Predicate> calls(List<Expression> others, Span span) {
        List<SystemCall> calls = new ArrayList<>();
        for (Expression other : others) {
            String word = other instanceof Expression.Name name ? name.text() : "";
            Optional<SystemCall> call = scope.context().catalog().find(word);
            if (call.isEmpty()) {
                report(scope, word, other.span());
                return Optional.empty();
            }
            calls.add(call.get());
        }
        return Optional.of(new Predicate.CallIs(calls, span));
    }

    /** Reports a call that does not exist. */
    static void report(Scope scope, String name, Span span) {
        Diagnostic finding = Diagnostic.of(DiagnosticKind.UNKNOWN_CALL, span, name);
        List<String> nearest = NearestNames.of(name, scope.context().catalog().names());
        if (CallClass.of(name).isPresent()) {
            finding = finding.withLabel("the class is `%" + name + "`")
                    .withFix(Fix.replace("write `%" + name + "`", span, "%" + name));
        } else if (!nearest.isEmpty()) {
            finding = finding.withLabel("did you mean " + NearestNames.quoted(nearest) + "?")
                    .withFix(Fix.replace("write `" + nearest.get(0) + "`", span, nearest.get(0)));
        }
        scope.report(finding);
    }
}
