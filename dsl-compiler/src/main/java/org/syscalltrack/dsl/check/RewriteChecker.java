package org.syscalltrack.dsl.check;

import java.util.Optional;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.catalog.ValueRole;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.model.Action;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.ParameterReference;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.ParameterSelector;

/** Checks REWRITE: which scalar parameter gets which value. */
final class RewriteChecker {
    private final Scope scope;

    RewriteChecker(Scope scope) {
        this.scope = scope;
    }

    Optional<Action> check(Members members, boolean continues) {
        members.require("param", "It names the parameter that is replaced.");
        members.require("value", "It is what the parameter becomes.");
        Optional<Expression> param = members.expression("param");
        Optional<Expression> value = members.expression("value");
        Optional<ParameterReference> reference = param.flatMap(this::parameter);
        Optional<IntegerValue> integer = value.flatMap(new ExpressionChecker(scope)::integer);
        if (reference.isEmpty() || integer.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Action.Rewrite(reference.get(), integer.get(), continues));
    }

    private Optional<ParameterReference> parameter(Expression expression) {
        Span span = expression.span();
        ParameterSelector selector;
        if (expression instanceof Expression.Name name) {
            selector = new ParameterSelector.Named(name.text(), span);
        } else if (expression instanceof Expression.IntegerLiteral literal) {
            selector = new ParameterSelector.Index(literal.value(), span);
        } else {
            scope.report(Diagnostic.of(DiagnosticKind.NOT_A_PARAMETER, span)
                    .withNote("A parameter's name or position, such as `param = flags`."));
            return Optional.empty();
        }
        Optional<ParameterReference> reference = new ParameterResolver(scope).resolve(selector);
        if (reference.isEmpty()) {
            return reference;
        }
        for (SystemCall call : scope.calls()) {
            Parameter parameter = call.parameters().get(reference.get().indexIn(call));
            boolean scalar = parameter.kind() instanceof ParameterKind.Value kind && kind.role() != ValueRole.ADDRESS;
            if (!scalar) {
                scope.report(Diagnostic.of(DiagnosticKind.NOT_REWRITABLE, span, parameter.name(), call.name())
                        .withNote("Only integers that are not addresses can be replaced."));
                return Optional.empty();
            }
        }
        return reference;
    }
}
