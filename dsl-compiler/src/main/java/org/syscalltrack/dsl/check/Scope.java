package org.syscalltrack.dsl.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.diagnostic.Label;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;

/**
 * What an expression can see, and where its findings go.
 *
 * @param context the whole program
 * @param place what may be asked here
 * @param calls the rule's calls; empty where none is known, and then nothing is said about parameters
 * @param when when the rule is decided
 * @param otherTime makes the rule be decided at the other time, where it can be
 * @param enforces whether the rule keeps calls from their effect, and so is decided at a hook
 * @param arguments what the parameters of the macro stand for, inside a macro's body
 * @param expansion the use of the macro whose body this is
 * @param budget shared by a whole expression with all its expansions
 */
record Scope(
        CheckContext context,
        Place place,
        List<SystemCall> calls,
        When when,
        Optional<Fix> otherTime,
        boolean enforces,
        Map<String, Argument> arguments,
        Optional<Expansion> expansion,
        Budget budget) {

    /** What may be asked. */
    enum Place {
        /** Anything about the call and its process. */
        RULE,
        /** {@code COMM EXE PID UID} of an ancestor. */
        ANCESTOR,
        /** Constants only. */
        CONSTANT
    }

    /** A macro's argument: seen from where it was written. */
    record Argument(Expression expression, Scope scope) {}

    /** A use of a macro. */
    record Expansion(Declaration.Macro macro, Span use, Scope outer) {}

    /** Keeps macros that use macros from growing without end. */
    static final class Budget {
        /** Uses of macros in one expression: far more than a person writes, few enough to be quick. */
        static final int MAXIMUM_EXPANSIONS = 2000;

        private int expansions;

        boolean takeOne() {
            return ++expansions <= MAXIMUM_EXPANSIONS;
        }

        boolean isFirstRefusal() {
            return expansions == MAXIMUM_EXPANSIONS + 1;
        }
    }

    static Scope ofRule(
            CheckContext context, List<SystemCall> calls, When when, Optional<Fix> otherTime, boolean enforces) {
        return new Scope(
                context, Place.RULE, calls, when, otherTime, enforces, Map.of(), Optional.empty(), new Budget());
    }

    static Scope ofConstants(CheckContext context) {
        return new Scope(
                context,
                Place.CONSTANT,
                List.of(),
                When.BEFORE,
                Optional.empty(),
                false,
                Map.of(),
                Optional.empty(),
                new Budget());
    }

    /** The same scope, where only constants may be asked. */
    Scope forConstants() {
        return new Scope(context, Place.CONSTANT, calls, when, otherTime, enforces, arguments, expansion, budget);
    }

    /** The same scope inside {@code ANCESTOR( )}. */
    Scope forAncestor() {
        return new Scope(context, Place.ANCESTOR, calls, when, otherTime, enforces, arguments, expansion, budget);
    }

    /** The scope of a macro's body; the place and the calls are those of the use. */
    Scope inside(Declaration.Macro macro, Span use, List<Expression> values) {
        Map<String, Argument> bound = new HashMap<>();
        for (int index = 0; index < macro.parameters().size(); index++) {
            bound.put(macro.parameters().get(index).text(), new Argument(values.get(index), this));
        }
        return new Scope(
                context,
                place,
                calls,
                when,
                otherTime,
                enforces,
                bound,
                Optional.of(new Expansion(macro, use, this)),
                budget);
    }

    /** An argument is seen with the names of its own place, but asked in this one: inside ANCESTOR it is the ancestor's. */
    Scope ofArgument(Argument argument) {
        Scope home = argument.scope();
        return new Scope(context, place, calls, when, otherTime, enforces, home.arguments, home.expansion, budget);
    }

    /** Whether this is inside the body of the macro. */
    boolean isInside(Declaration.Macro macro) {
        return expansion
                .map(found -> found.macro().equals(macro) || found.outer().isInside(macro))
                .orElse(false);
    }

    /** Reports a finding; one in a macro's body is told at the use, and shows the body. */
    void report(Diagnostic finding) {
        if (expansion.isEmpty()) {
            context.diagnostics().add(finding);
            return;
        }
        Expansion use = expansion.get();
        Diagnostic atUse = new Diagnostic(
                        finding.kind(),
                        finding.severity(),
                        finding.arguments(),
                        new Label(
                                use.use(),
                                "in this use of `" + use.macro().name().text() + "`"),
                        finding.secondary(),
                        finding.notes(),
                        List.of())
                .withSecondary(
                        finding.span(),
                        finding.main().text().isEmpty()
                                ? "here"
                                : finding.main().text());
        use.outer().report(atUse);
    }

    /** Reports what can be asked only at the other time. */
    void reportTime(Diagnostic finding) {
        report(otherTime.map(finding::withFix).orElse(finding));
    }

    /** Reports a plain finding. */
    void report(DiagnosticKind kind, Span span, String... arguments) {
        report(Diagnostic.of(kind, span, arguments));
    }
}
