package org.syscalltrack.dsl.check;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Expression;

/** Checks the signal of a KILL: only those that end a process by default (signal(7)). */
final class SignalChecker {
    private static final Set<String> ENDING = Set.of(
            "SIGHUP",
            "SIGINT",
            "SIGQUIT",
            "SIGILL",
            "SIGTRAP",
            "SIGABRT",
            "SIGIOT",
            "SIGBUS",
            "SIGFPE",
            "SIGKILL",
            "SIGUSR1",
            "SIGSEGV",
            "SIGUSR2",
            "SIGPIPE",
            "SIGALRM",
            "SIGTERM",
            "SIGSTKFLT",
            "SIGXCPU",
            "SIGXFSZ",
            "SIGVTALRM",
            "SIGPROF",
            "SIGIO",
            "SIGPOLL",
            "SIGPWR",
            "SIGSYS");

    private static final Set<String> STOPPING = Set.of("SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU");

    private final Scope scope;

    SignalChecker(Scope scope) {
        this.scope = scope;
    }

    /** The signal, {@code SIGKILL} where none is given; empty where it has been reported. */
    Optional<IntegerValue> check(Optional<Expression> expression, Span action) {
        if (expression.isEmpty()) {
            return Optional.of(new IntegerValue.KernelConstant("SIGKILL", action));
        }
        Optional<IntegerValue> signal = new ConstantChecker(scope).integer(expression.get(), "a signal");
        if (signal.isEmpty() || isGood(signal.get(), expression.get().span())) {
            return signal;
        }
        return Optional.empty();
    }

    private boolean isGood(IntegerValue signal, Span span) {
        OptionalLong number = scope.context().nativeFolder().fold(signal);
        if (number.isPresent() && ENDING.stream().anyMatch(name -> valueOf(name).equals(number))) {
            return true;
        }
        boolean stops = number.isPresent()
                && STOPPING.stream().anyMatch(name -> valueOf(name).equals(number));
        Diagnostic finding = Diagnostic.of(DiagnosticKind.SIGNAL_DOES_NOT_KILL, span, span.text());
        scope.report(
                stops
                        ? finding.withNote("To stop the process before the call, write `type = SUSPEND`.")
                        : finding.withNote(
                                "Only signals that end a process by default keep it from going on, such as `SIGKILL` or `SIGTERM`."));
        return false;
    }

    private OptionalLong valueOf(String name) {
        return scope.context()
                .catalog()
                .constant(name, scope.context().architecture().nativeAbi());
    }
}
