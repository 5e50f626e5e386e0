package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.model.CountKey;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.StringValue;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.SetElement;

/** Checks the keys of a COUNT: at most four variables or int parameters. */
final class CountKeyChecker {
    private static final int MAXIMUM = 4;

    private final Scope scope;

    CountKeyChecker(Scope scope) {
        this.scope = scope;
    }

    Optional<List<CountKey>> check(Optional<Expression> expression) {
        if (expression.isEmpty()) {
            return Optional.of(List.of());
        }
        List<SetElement> elements =
                expression.get() instanceof Expression.SetLiteral set ? set.elements() : List.of(expression.get());
        if (elements.size() > MAXIMUM) {
            scope.report(Diagnostic.of(
                            DiagnosticKind.TOO_MANY_KEYS, expression.get().span(), String.valueOf(elements.size()))
                    .withLabel("at most " + MAXIMUM));
            return Optional.empty();
        }
        List<CountKey> keys = new ArrayList<>();
        for (SetElement element : elements) {
            key(element).ifPresent(keys::add);
        }
        return keys.size() == elements.size() ? Optional.of(keys) : Optional.empty();
    }

    private Optional<CountKey> key(SetElement element) {
        if (!(element instanceof Expression expression)) {
            return refuse(element.span());
        }
        Operand operand = new ExpressionChecker(scope).check(expression);
        if (operand instanceof Operand.Invalid) {
            return Optional.empty();
        }
        if (operand instanceof Operand.Int integer && isVariable(integer.value())) {
            return Optional.of(new CountKey.Whole(integer.value()));
        }
        if (operand instanceof Operand.Text text && isVariable(text.value())) {
            return Optional.of(new CountKey.Text(text.value()));
        }
        return refuse(element.span());
    }

    private static boolean isVariable(IntegerValue value) {
        return value instanceof IntegerValue.ProcessNumber
                || value instanceof IntegerValue.Parameter
                || value instanceof IntegerValue.ReturnValue
                || value instanceof IntegerValue.ErrorNumber
                || value instanceof IntegerValue.CallNumber;
    }

    private static boolean isVariable(StringValue value) {
        return value instanceof StringValue.ProcessName
                || (value instanceof StringValue.Path path
                        && path.path().parameter().isEmpty());
    }

    private Optional<CountKey> refuse(Span span) {
        scope.report(Diagnostic.of(DiagnosticKind.NOT_A_KEY, span)
                .withNote("Keys are variables, such as `COMM` or `UID`, and int parameters."));
        return Optional.empty();
    }
}
