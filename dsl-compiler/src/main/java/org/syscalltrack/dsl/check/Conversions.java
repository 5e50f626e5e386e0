package org.syscalltrack.dsl.check;

import java.util.Optional;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.Predicate;
import org.syscalltrack.dsl.model.Relation;

/** An int is a condition where one is wanted, and a bool is 0 or 1; nothing else converts. */
final class Conversions {
    private final Scope scope;

    Conversions(Scope scope) {
        this.scope = scope;
    }

    /** The truth of an operand; an integer is true where it is not 0. */
    Optional<Predicate> toCondition(Operand operand) {
        if (operand instanceof Operand.Bool bool) {
            return Optional.of(bool.predicate());
        }
        if (operand instanceof Operand.Int integer) {
            return Optional.of(new Predicate.Comparison(
                    Relation.NOT_EQUAL,
                    integer.value(),
                    new IntegerValue.Literal(0, false, operand.span()),
                    operand.span()));
        }
        refuse(DiagnosticKind.NOT_A_CONDITION, operand);
        return Optional.empty();
    }

    /** The number of an operand; a bool is 0 or 1. */
    Optional<IntegerValue> toInteger(Operand operand) {
        if (operand instanceof Operand.Int integer) {
            return Optional.of(integer.value());
        }
        if (operand instanceof Operand.Bool bool) {
            return Optional.of(new IntegerValue.Truth(bool.predicate(), operand.span()));
        }
        refuse(DiagnosticKind.NOT_AN_INTEGER, operand);
        return Optional.empty();
    }

    private void refuse(DiagnosticKind kind, Operand operand) {
        if (operand instanceof Operand.Invalid) {
            return;
        }
        Diagnostic finding = Diagnostic.of(kind, operand.span(), operand.type());
        if (kind == DiagnosticKind.NOT_A_CONDITION && isText(operand)) {
            finding = finding.withNote("Compare it with something, such as `== \"…\"` or `startswith \"…\"`.");
        }
        scope.report(finding);
    }

    private static boolean isText(Operand operand) {
        return operand instanceof Operand.Text || operand instanceof Operand.Literal;
    }
}
