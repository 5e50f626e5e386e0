package org.syscalltrack.dsl.check;

import java.util.List;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.model.ParameterReference;
import org.syscalltrack.dsl.model.StringValue;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.BinaryOperator;
import org.syscalltrack.dsl.syntax.tree.Expression;

/** Warns where the caller's own spelling of a path is compared: a relative path or a link slips past. */
final class PathComparisonCheck {
    private final Scope scope;

    PathComparisonCheck(Scope scope) {
        this.scope = scope;
    }

    void comparison(Expression.Binary binary, Operand left, Operand right) {
        BinaryOperator operator = binary.operator();
        boolean exact = operator == BinaryOperator.EQUAL || operator == BinaryOperator.NOT_EQUAL;
        if (exact || operator == BinaryOperator.STARTS_WITH || operator == BinaryOperator.GLOB) {
            if (left instanceof Operand.Text text && right instanceof Operand.Literal literal) {
                check(text, List.of(literal.bytes()));
            } else if (right instanceof Operand.Text text && left instanceof Operand.Literal literal) {
                check(text, List.of(literal.bytes()));
            }
        }
        if (operator == BinaryOperator.NOT_EQUAL) {
            all(left, binary.span());
        }
    }

    void membership(Expression.Membership membership, Operand value, List<SetElements.Element> elements) {
        if (value instanceof Operand.Text text) {
            check(
                    text,
                    elements.stream()
                            .filter(SetElements.Element.Text.class::isInstance)
                            .map(element -> ((SetElements.Element.Text) element).bytes())
                            .toList());
        }
        if (membership.negated()) {
            all(value, membership.span());
        }
    }

    /** {@code PATH(*) != x} is true as soon as one of two paths is another. */
    private void all(Operand operand, Span whole) {
        if (operand instanceof Operand.Text text
                && text.value() instanceof StringValue.Path path
                && path.path().isAll()) {
            scope.report(Diagnostic.of(DiagnosticKind.SOME_IS_NOT, whole)
                    .withNote("With `*` a comparison is true if some path satisfies it.")
                    .withNote("Write `!(… == …)` or `!(… in …)` to say that no path is."));
        }
    }

    private void check(Operand.Text text, List<ByteString> literals) {
        if (!(text.value() instanceof StringValue.Parameter parameter)
                || literals.stream().noneMatch(PathComparisonCheck::isAbsolute)
                || scope.calls().stream().noneMatch(call -> isPath(call, parameter.parameter()))) {
            return;
        }
        boolean real =
                scope.enforces() && scope.calls().stream().allMatch(call -> isCarried(call, parameter.parameter()));
        String function = real ? "REALPATH" : "PATH";
        String mended = function + "(" + parameter.parameter() + ")";
        scope.report(
                Diagnostic.of(DiagnosticKind.RAW_PATH, text.span(), text.span().text())
                        .withLabel("as the caller spells it")
                        .withNote("A relative path slips past: `cd /etc && rm ./passwd` does not say \"/etc/passwd\".")
                        .withFix(Fix.replace("compare `" + mended + "`", text.span(), mended)));
    }

    private static boolean isAbsolute(ByteString literal) {
        return literal.length() > 0 && literal.at(0) == '/';
    }

    private static boolean isPath(SystemCall call, ParameterReference reference) {
        return parameter(call, reference).kind() instanceof ParameterKind.Path;
    }

    /** Whether a security hook of the call carries the object that the parameter names. */
    private static boolean isCarried(SystemCall call, ParameterReference reference) {
        String name = parameter(call, reference).name();
        return call.hooks().stream()
                .flatMap(hook -> hook.objects().stream())
                .anyMatch(object -> object.parameter().filter(name::equals).isPresent());
    }

    private static Parameter parameter(SystemCall call, ParameterReference reference) {
        return call.parameters().get(reference.indexIn(call));
    }
}
