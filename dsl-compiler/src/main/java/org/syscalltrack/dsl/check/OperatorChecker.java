package org.syscalltrack.dsl.check;

import java.util.Optional;
import java.util.OptionalLong;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.model.ArithmeticOperator;
import org.syscalltrack.dsl.model.ConstantFolder;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.Predicate;
import org.syscalltrack.dsl.plan.UnaryOperator;
import org.syscalltrack.dsl.syntax.tree.Expression;

/** Checks arithmetic and the operators with one operand. */
final class OperatorChecker {
    private final Scope scope;

    OperatorChecker(Scope scope) {
        this.scope = scope;
    }

    Operand unary(Expression.Unary unary, Operand operand) {
        Conversions conversions = new Conversions(scope);
        if (unary.operator() == org.syscalltrack.dsl.syntax.tree.UnaryOperator.NOT) {
            return conversions
                    .toCondition(operand)
                    .<Operand>map(condition -> new Operand.Bool(new Predicate.Not(condition, unary.span())))
                    .orElseGet(() -> new Operand.Invalid(unary.span()));
        }
        UnaryOperator operator = unary.operator() == org.syscalltrack.dsl.syntax.tree.UnaryOperator.NEGATE
                ? UnaryOperator.NEGATE
                : UnaryOperator.COMPLEMENT;
        Optional<IntegerValue> integer = conversions.toInteger(operand);
        if (integer.isEmpty()) {
            return new Operand.Invalid(unary.span());
        }
        if (operator == UnaryOperator.NEGATE && integer.get() instanceof IntegerValue.Literal literal) {
            // A negative literal is signed: so -9223372036854775808 can be written.
            boolean least = literal.value() == Long.MIN_VALUE;
            return new Operand.Int(
                    new IntegerValue.Literal(-literal.value(), literal.unsigned() && !least, unary.span()));
        }
        return new Operand.Int(new IntegerValue.Unary(operator, integer.get(), unary.span()));
    }

    Operand arithmetic(Expression.Binary binary, Operand left, Operand right) {
        new PrecedenceCheck(scope).arithmetic(binary);
        Conversions conversions = new Conversions(scope);
        Optional<IntegerValue> first = conversions.toInteger(left);
        Optional<IntegerValue> second = conversions.toInteger(right);
        ArithmeticOperator operator = operatorOf(binary);
        if (first.isEmpty() || second.isEmpty() || !isDefined(operator, second.get(), binary)) {
            return new Operand.Invalid(binary.span());
        }
        new GroupCheck(scope).operands(first.get(), second.get());
        return new Operand.Int(new IntegerValue.Binary(operator, first.get(), second.get(), binary.span()));
    }

    private static ArithmeticOperator operatorOf(Expression.Binary binary) {
        return switch (binary.operator()) {
            case ADD -> ArithmeticOperator.ADD;
            case SUBTRACT -> ArithmeticOperator.SUBTRACT;
            case MULTIPLY -> ArithmeticOperator.MULTIPLY;
            case DIVIDE -> ArithmeticOperator.DIVIDE;
            case REMAINDER -> ArithmeticOperator.REMAINDER;
            case SHIFT_LEFT -> ArithmeticOperator.SHIFT_LEFT;
            case SHIFT_RIGHT -> ArithmeticOperator.SHIFT_RIGHT;
            case BIT_AND -> ArithmeticOperator.AND;
            case BIT_OR -> ArithmeticOperator.OR;
            case BIT_XOR -> ArithmeticOperator.EXCLUSIVE_OR;
            case OR,
                    AND,
                    EQUAL,
                    NOT_EQUAL,
                    LESS,
                    LESS_OR_EQUAL,
                    GREATER,
                    GREATER_OR_EQUAL,
                    STARTS_WITH,
                    ENDS_WITH,
                    CONTAINS,
                    GLOB -> throw new IllegalArgumentException(binary.operator() + " is not arithmetic");
        };
    }

    private boolean isDefined(ArithmeticOperator operator, IntegerValue right, Expression.Binary binary) {
        boolean division = operator == ArithmeticOperator.DIVIDE || operator == ArithmeticOperator.REMAINDER;
        if (!division && !operator.isShift()) {
            return true;
        }
        boolean constant = false;
        for (ConstantFolder folder : scope.context().folders()) {
            OptionalLong value = folder.fold(right);
            constant |= value.isPresent();
            if (value.isPresent() && division && value.getAsLong() == 0) {
                scope.report(DiagnosticKind.DIVISION_BY_ZERO, binary.right().span());
                return false;
            }
            if (value.isPresent() && operator.isShift() && (value.getAsLong() & ~63L) != 0) {
                scope.report(Diagnostic.of(
                                DiagnosticKind.SHIFT_OUT_OF_RANGE,
                                binary.right().span(),
                                String.valueOf(value.getAsLong()))
                        .withLabel("must be 0 to 63"));
                return false;
            }
        }
        if (division && !constant) {
            scope.report(Diagnostic.of(
                            DiagnosticKind.MAYBE_DIVISION_BY_ZERO,
                            binary.right().span())
                    .withNote(
                            operator == ArithmeticOperator.DIVIDE
                                    ? "`x / 0` is 0, as in BPF."
                                    : "`x % 0` is x, as in BPF."));
        }
        return true;
    }
}
