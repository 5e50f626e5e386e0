package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.diagnostic.NearestNames;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.Predicate;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Identifier;

/** Checks what looks like a function: {@code CAPABLE}, {@code ANCESTOR} and macros. */
final class CallChecker {
    private static final List<String> FUNCTIONS = List.of("PATH", "REALPATH", "FILE", "CAPABLE", "ANCESTOR");

    private final Scope scope;

    CallChecker(Scope scope) {
        this.scope = scope;
    }

    Operand check(Expression.Call call) {
        String name = call.function().text();
        for (Expression.Argument argument : call.arguments()) {
            Identifier label = argument.name();
            if (label != null) {
                scope.report(DiagnosticKind.TEST_ONLY, argument.span(), "an argument with a name");
                return new Operand.Invalid(call.span());
            }
        }
        List<Expression> arguments =
                call.arguments().stream().map(Expression.Argument::value).toList();
        Optional<Declaration.Macro> macro = scope.context().definitions().macro(name);
        if (macro.isPresent()) {
            return expand(macro.get(), arguments, call.span());
        }
        return switch (name) {
            case "CAPABLE" -> capable(call, arguments);
            case "ANCESTOR" -> ancestor(call, arguments);
            default -> unknown(call);
        };
    }

    private Operand capable(Expression.Call call, List<Expression> arguments) {
        if (new NameChecker(scope).refuses("CAPABLE", call.function().span(), false)
                || !hasOneArgument(call, arguments)) {
            return new Operand.Invalid(call.span());
        }
        Optional<IntegerValue> capability = new ConstantChecker(scope).integer(arguments.get(0), "a capability");
        if (capability.isEmpty()) {
            return new Operand.Invalid(call.span());
        }
        long number = scope.context().nativeFolder().fold(capability.get()).orElse(-1);
        if (number < 0 || number >= Long.SIZE) {
            scope.report(Diagnostic.of(
                            DiagnosticKind.NOT_A_CAPABILITY, arguments.get(0).span())
                    .withNote("Capabilities are named `CAP_…`, such as `CAP_SYS_ADMIN`."));
            return new Operand.Invalid(call.span());
        }
        return new Operand.Bool(new Predicate.Capable(capability.get(), call.span()));
    }

    private Operand ancestor(Expression.Call call, List<Expression> arguments) {
        if (scope.place() == Scope.Place.ANCESTOR) {
            scope.report(
                    Diagnostic.of(DiagnosticKind.NESTED_ANCESTOR, call.span())
                            .withNote(
                                    "An ancestor's ancestors are the process's ancestors too: join two `ANCESTOR( )` by `&&`."));
            return new Operand.Invalid(call.span());
        }
        if (new NameChecker(scope).refuses("ANCESTOR", call.function().span(), false)
                || !hasOneArgument(call, arguments)) {
            return new Operand.Invalid(call.span());
        }
        Optional<Predicate> condition = new ExpressionChecker(scope.forAncestor()).condition(arguments.get(0));
        return condition.isEmpty()
                ? new Operand.Invalid(call.span())
                : new Operand.Bool(new Predicate.Ancestor(condition.get(), call.span()));
    }

    private boolean hasOneArgument(Expression.Call call, List<Expression> arguments) {
        if (arguments.size() == 1) {
            return true;
        }
        reportCount(call.span(), call.function().text(), 1, arguments.size());
        return false;
    }

    private Diagnostic countFinding(Span span, String name, int wanted, int found) {
        return Diagnostic.of(
                DiagnosticKind.ARGUMENT_COUNT,
                span,
                name,
                wanted == 0 ? "no arguments" : wanted == 1 ? "1 argument" : wanted + " arguments",
                String.valueOf(found));
    }

    private void reportCount(Span span, String name, int wanted, int found) {
        scope.report(countFinding(span, name, wanted, found));
    }

    /** The body of a macro with its arguments in the place of its parameters. */
    Operand expand(Declaration.Macro macro, List<Expression> arguments, Span use) {
        String name = macro.name().text();
        if (arguments.size() != macro.parameters().size()) {
            scope.report(countFinding(use, name, macro.parameters().size(), arguments.size())
                    .withSecondary(macro.name().span(), "defined here"));
            return new Operand.Invalid(use);
        }
        if (scope.isInside(macro)) {
            return new Operand.Invalid(use); // DefinitionChecker has told the cycle.
        }
        if (!scope.budget().takeOne()) {
            if (scope.budget().isFirstRefusal()) {
                scope.report(DiagnosticKind.EXPANSION_TOO_LARGE, use, String.valueOf(Scope.Budget.MAXIMUM_EXPANSIONS));
            }
            return new Operand.Invalid(use);
        }
        Scope inside = scope.inside(macro, use, arguments);
        return new ExpressionChecker(inside).check(macro.body()).at(use);
    }

    private Operand unknown(Expression.Call call) {
        Identifier function = call.function();
        Optional<String> rightCase = FUNCTIONS.stream()
                .filter(name -> name.equalsIgnoreCase(function.text()))
                .findFirst();
        if (rightCase.isPresent()) {
            scope.report(Diagnostic.of(DiagnosticKind.WRONG_CASE, function.span(), function.text(), rightCase.get())
                    .withFix(Fix.replace("write `" + rightCase.get() + "`", function.span(), rightCase.get())));
            return new Operand.Invalid(call.span());
        }
        if (scope.expansion().isPresent()) {
            return new Operand.Invalid(call.span()); // DefinitionChecker has told it.
        }
        report(scope.context(), function);
        return new Operand.Invalid(call.span());
    }

    /** Reports a function that nothing defines. */
    static void report(CheckContext context, Identifier function) {
        Collection<String> candidates = new TreeSet<>(FUNCTIONS);
        candidates.addAll(context.definitions().macroNames());
        Diagnostic finding = Diagnostic.of(DiagnosticKind.UNKNOWN_FUNCTION, function.span(), function.text());
        List<String> nearest = new ArrayList<>(NearestNames.of(function.text(), candidates));
        if (!nearest.isEmpty()) {
            finding = finding.withLabel("did you mean " + NearestNames.quoted(nearest) + "?")
                    .withFix(Fix.replace("write `" + nearest.get(0) + "`", function.span(), nearest.get(0)));
        }
        context.diagnostics().add(finding);
    }
}
