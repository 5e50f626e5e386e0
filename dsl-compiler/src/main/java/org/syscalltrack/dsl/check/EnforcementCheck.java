package org.syscalltrack.dsl.check;

import org.syscalltrack.dsl.catalog.CallTrait;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.model.Action;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Member;

/** Refuses enforcement that would take the machine down, and warns of callers that do not look at errors. */
final class EnforcementCheck {
    private final CheckContext context;
    private final Rule rule;
    private final Span span;

    EnforcementCheck(CheckContext context, Rule rule, Declaration.Rule declaration) {
        this.context = context;
        this.rule = rule;
        this.span = declaration
                .body()
                .member("syscall_name")
                .map(Member::value)
                .map(value -> value.span())
                .orElse(rule.nameSpan());
    }

    void check() {
        if (!rule.enforces() || rule.action() instanceof Action.Rewrite) {
            return;
        }
        if (rule.everyCall()) {
            context.diagnostics()
                    .add(
                            Diagnostic.of(DiagnosticKind.ENFORCED_EVERYWHERE, span)
                                    .withNote(
                                            "It would hit `exit_group` of every process and this tool's own calls, and only a reboot would help."));
            return;
        }
        for (SystemCall call : rule.calls()) {
            if (call.has(CallTrait.NO_RETURN)) {
                context.diagnostics().add(Diagnostic.of(DiagnosticKind.CANNOT_BE_REFUSED, span, call.name()));
            } else if (call.has(CallTrait.CANNOT_FAIL)
                    && rule.action() instanceof Action.Fail
                    && rule.when() == When.BEFORE) {
                context.diagnostics()
                        .add(Diagnostic.of(DiagnosticKind.ERROR_NOT_EXPECTED, span, call.name())
                                .withNote("Callers take the error for a result."));
            }
        }
    }
}
