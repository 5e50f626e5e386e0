package org.syscalltrack.dsl.check;

import java.util.List;
import org.syscalltrack.dsl.catalog.ResultKind;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.source.Span;

/** Tells what a refusal after the call leaves behind. */
final class AfterEffect {
    private final List<SystemCall> calls;

    AfterEffect(List<SystemCall> calls) {
        this.calls = calls;
    }

    Diagnostic explain(String type, Span span) {
        Diagnostic finding = Diagnostic.of(DiagnosticKind.EFFECT_STANDS, span, type);
        if (!type.equals("FAIL")) {
            return finding.withNote("The process is signalled when the call has done its work.");
        }
        finding = finding.withNote("The caller gets the error, but what the call did is done.");
        for (SystemCall call : calls) {
            String leak = leakOf(call.result());
            if (!leak.isEmpty()) {
                return finding.withNote("`" + call.name() + "` leaves " + leak + " that the caller does not know of.");
            }
        }
        return finding;
    }

    private static String leakOf(ResultKind result) {
        return switch (result) {
            case DESCRIPTOR -> "an open descriptor";
            case ADDRESS -> "memory mapped";
            case PID -> "a process";
            case ZERO, NUMBER, ID -> "";
        };
    }
}
