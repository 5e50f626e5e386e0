package org.syscalltrack.dsl.check;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.diagnostic.NearestNames;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.PathReference;
import org.syscalltrack.dsl.model.StringValue;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;

/** Finds what a bare name means: macro parameter, user's definition, variable, kernel constant, in this order. */
final class NameChecker {
    /** The audit subsystem's "not set" ({@code AUDIT_UID_UNSET} in the kernel's include/linux/audit.h). */
    private static final long UNSET = 0xffff_ffffL;

    /** What can be asked of an ancestor. */
    private static final Set<String> OF_ANCESTORS = Set.of("COMM", "EXE", "PID", "UID");

    private final Scope scope;

    NameChecker(Scope scope) {
        this.scope = scope;
    }

    Operand check(Expression.Name name) {
        String text = name.text();
        Span span = name.span();
        Scope.Argument argument = scope.arguments().get(text);
        if (argument != null) {
            return new ExpressionChecker(scope.ofArgument(argument)).check(argument.expression());
        }
        Definitions definitions = scope.context().definitions();
        if (definitions.isDefined(text)) {
            return definition(definitions, text, span);
        }
        Optional<Variable> variable = Variable.of(text);
        if (variable.isPresent()) {
            return variable(variable.get(), span);
        }
        if (text.equals("NULL")) {
            return new Operand.Null(span);
        }
        if (text.equals("HOST")) {
            return new Operand.Host(span);
        }
        if (text.equals("UNSET")) {
            return new Operand.Int(new IntegerValue.Literal(UNSET, false, span));
        }
        if (scope.context().catalog().isConstant(text)) {
            return kernelConstant(text, span);
        }
        reportUnknown(text, span);
        return new Operand.Invalid(span);
    }

    private Operand definition(Definitions definitions, String text, Span span) {
        Optional<Declaration.Macro> macro = definitions.macro(text);
        if (macro.isPresent()) {
            return new CallChecker(scope).expand(macro.get(), List.of(), span);
        }
        Optional<Declaration.NamedList> list = definitions.list(text);
        if (list.isPresent()) {
            scope.report(Diagnostic.of(DiagnosticKind.SET_AS_VALUE, span)
                    .withSecondary(list.get().name().span(), "`" + text + "` is a list")
                    .withNote("A list stands behind `in` or `not in`."));
            return new Operand.Invalid(span);
        }
        return definitions.constantValue(text, scope.context()).at(span);
    }

    private Operand kernelConstant(String text, Span span) {
        boolean known = scope.context().architecture().abis().stream()
                .anyMatch(abi -> scope.context().catalog().constant(text, abi).isPresent());
        if (!known) {
            scope.report(
                    DiagnosticKind.CONSTANT_ELSEWHERE,
                    span,
                    text,
                    scope.context().architecture().label());
            return new Operand.Invalid(span);
        }
        return new Operand.Int(new IntegerValue.KernelConstant(text, span));
    }

    private Operand variable(Variable variable, Span span) {
        if (refuses(variable.name(), span, OF_ANCESTORS.contains(variable.name()))) {
            return new Operand.Invalid(span);
        }
        return switch (variable.kind()) {
            case NUMBER -> new Operand.Int(new IntegerValue.ProcessNumber(variable.number(), span));
            case NAME -> Operand.Text.string(new StringValue.ProcessName(ProcessString.valueOf(variable.name()), span));
            case PATH -> Operand.Text.path(path(variable), span);
            case RESULT -> result(variable, span);
            case CALL ->
                variable == Variable.ABI
                        ? new Operand.AbiName(span)
                        : new Operand.Int(new IntegerValue.CallNumber(span));
        };
    }

    private static PathReference path(Variable variable) {
        return variable == Variable.EXE
                ? new PathReference.Executable()
                : variable == Variable.CWD ? new PathReference.WorkingDirectory() : new PathReference.ControlGroup();
    }

    private Operand result(Variable variable, Span span) {
        if (scope.when() == When.BEFORE) {
            scope.reportTime(Diagnostic.of(DiagnosticKind.AFTER_ONLY, span, variable.name())
                    .withLabel("the call has no result yet")
                    .withNote("Before the call there is no result: write `when = after` in the rule."));
            return new Operand.Invalid(span);
        }
        return new Operand.Int(
                variable == Variable.RETVAL ? new IntegerValue.ReturnValue(span) : new IntegerValue.ErrorNumber(span));
    }

    /** Whether something that a call or a process has cannot be asked here; then it has been reported. */
    boolean refuses(String what, Span span, boolean ancestorsHaveIt) {
        if (scope.place() == Scope.Place.CONSTANT) {
            scope.report(
                    Diagnostic.of(DiagnosticKind.NOT_CONSTANT, span, what).withLabel("known only when a call is made"));
            return true;
        }
        if (scope.place() == Scope.Place.ANCESTOR && !ancestorsHaveIt) {
            scope.report(Diagnostic.of(DiagnosticKind.NOT_OF_ANCESTOR, span, what)
                    .withNote(
                            "`COMM`, `EXE`, `PID` and `UID` can be asked of an ancestor, and there they are its own."));
            return true;
        }
        return false;
    }

    private void reportUnknown(String text, Span span) {
        if (scope.expansion().isPresent()) {
            return; // DefinitionChecker has told it, once, where the body stands.
        }
        report(scope.context(), text, span, scope.arguments().keySet());
    }

    /** Reports a name that nothing has. */
    static void report(CheckContext context, String text, Span span, Collection<String> local) {
        Diagnostic finding = Diagnostic.of(DiagnosticKind.UNKNOWN_NAME, span, text);
        Optional<String> rightCase = Variable.inRightCase(text);
        if (rightCase.isPresent() && rightCase.get().equals(text)) {
            context.diagnostics()
                    .add(finding.withNote("`" + text + "` means something only with what belongs behind it."));
            return;
        }
        if (rightCase.isPresent()) {
            context.diagnostics()
                    .add(Diagnostic.of(DiagnosticKind.WRONG_CASE, span, text, rightCase.get())
                            .withFix(Fix.replace("write `" + rightCase.get() + "`", span, rightCase.get())));
            return;
        }
        Collection<String> candidates = new TreeSet<>(context.definitions().names());
        candidates.addAll(Variable.names());
        candidates.addAll(local);
        candidates.addAll(context.catalog().constantNames());
        List<String> nearest = NearestNames.of(text, candidates);
        if (!nearest.isEmpty()) {
            finding = finding.withLabel("did you mean " + NearestNames.quoted(nearest) + "?");
            finding = finding.withFix(Fix.replace("write `" + nearest.get(0) + "`", span, nearest.get(0)));
        } else if (text.equals("true") || text.equals("false")) {
            finding = finding.withNote("Truth values have no names here: an int that is not 0 is true.");
        } else if (context.catalog().find(text).isPresent()) {
            finding = finding.withNote("`" + text + "` is a system call; only `SYSCALL` is compared with calls.");
        } else {
            finding = finding.withNote("Text is written in double quotes.");
        }
        context.diagnostics().add(finding);
    }
}
