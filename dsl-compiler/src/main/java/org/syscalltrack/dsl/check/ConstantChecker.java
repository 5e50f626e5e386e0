package org.syscalltrack.dsl.check;

import java.util.Optional;
import java.util.OptionalLong;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.syntax.tree.Expression;

/** Checks expressions that must be known before any call is made. */
final class ConstantChecker {
    private final Scope scope;

    ConstantChecker(Scope scope) {
        this.scope = scope.forConstants();
    }

    /**
     * A constant int or literal, else an error that has been reported.
     *
     * @param what what is wanted, for the message: "a constant"
     */
    Operand operand(Expression expression, String what) {
        Operand operand = new ExpressionChecker(scope).check(expression);
        if (operand instanceof Operand.Int
                || operand instanceof Operand.Literal
                || operand instanceof Operand.Invalid) {
            return operand;
        }
        if (operand instanceof Operand.Bool) {
            Optional<IntegerValue> integer = new Conversions(scope).toInteger(operand);
            if (integer.isPresent()) {
                return new Operand.Int(integer.get(), operand.span());
            }
        }
        scope.report(DiagnosticKind.WRONG_VALUE, operand.span(), what, operand.type());
        return new Operand.Invalid(operand.span());
    }

    /** A constant integer. */
    Optional<IntegerValue> integer(Expression expression, String what) {
        Operand operand = operand(expression, what);
        if (operand instanceof Operand.Int integer) {
            return Optional.of(integer.value());
        }
        if (operand instanceof Operand.Literal) {
            scope.report(Diagnostic.of(DiagnosticKind.WRONG_VALUE, operand.span(), what, "a string"));
        }
        return Optional.empty();
    }

    /** A constant integer as the native ABI has it. */
    OptionalLong valueOf(Expression expression, String what) {
        Optional<IntegerValue> integer = integer(expression, what);
        return integer.isEmpty()
                ? OptionalLong.empty()
                : scope.context().nativeFolder().fold(integer.get());
    }
}
