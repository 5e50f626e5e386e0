package org.syscalltrack.dsl.check;

import java.util.Optional;
import java.util.OptionalLong;
import org.syscalltrack.dsl.catalog.ErrorNames;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.model.ConstantFolder;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.plan.UnaryOperator;
import org.syscalltrack.dsl.syntax.tree.Expression;

/** Checks {@code error_code}: an errno's name, with or without its minus, or a negative number. */
final class ErrorCodeChecker {
    /** {@code MAX_ERRNO} of include/linux/err.h. */
    private static final long MAXIMUM = 4095;

    /** {@code ERESTARTSYS} to {@code ERECALLCONFLICT} of include/linux/errno.h never reach a program. */
    private static final long FIRST_INTERNAL = 512;

    private static final long LAST_INTERNAL = 531;

    private final CheckContext context;

    ErrorCodeChecker(CheckContext context) {
        this.context = context;
    }

    /** The code, negative; empty where it has been reported. */
    Optional<IntegerValue> check(Expression expression) {
        Optional<IntegerValue> value =
                new ConstantChecker(Scope.ofConstants(context)).integer(expression, "an error code");
        if (value.isEmpty()) {
            return value;
        }
        IntegerValue code = value.get();
        if (code instanceof IntegerValue.KernelConstant constant && ErrorNames.isErrorName(constant.name())) {
            code = new IntegerValue.Unary(UnaryOperator.NEGATE, code, code.span());
        }
        for (ConstantFolder folder : context.folders()) {
            OptionalLong number = folder.fold(code);
            if (number.isPresent() && !isGood(number.getAsLong(), expression)) {
                return Optional.empty();
            }
        }
        return Optional.of(code);
    }

    private boolean isGood(long number, Expression expression) {
        if (number >= -MAXIMUM && number < 0) {
            if (number > -FIRST_INTERNAL || number < -LAST_INTERNAL) {
                return true;
            }
            context.diagnostics()
                    .add(
                            Diagnostic.of(DiagnosticKind.INTERNAL_ERROR_CODE, expression.span(), String.valueOf(number))
                                    .withNote(
                                            "-512 to -531 are the kernel's own; given to a program they would restart the call for ever."));
            return false;
        }
        Diagnostic finding = Diagnostic.of(DiagnosticKind.BAD_ERROR_CODE, expression.span(), String.valueOf(number))
                .withLabel("must be -4095 to -1, or an errno's name");
        Optional<String> name =
                ErrorNames.of(context.catalog(), context.architecture().nativeAbi(), number);
        if (name.isPresent()) {
            finding = finding.withFix(Fix.replace("write `" + name.get() + "`", expression.span(), name.get()));
        }
        context.diagnostics().add(finding);
        return false;
    }
}
