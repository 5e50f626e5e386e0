package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.catalog.HookFact;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.model.Action;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.plan.When;

/** Tells what not every target can do, and what can be refused only in part, from the catalog's facts on hooks. */
final class TargetCheck {
    private static final int NAMED_CALLS = 5;

    private final Rule rule;
    private final List<Diagnostic> findings = new ArrayList<>();

    TargetCheck(Rule rule) {
        this.rule = rule;
    }

    List<Diagnostic> check() {
        if (rule.action() instanceof Action.Rewrite) {
            needsModule("`REWRITE` changes a register of the caller, which an eBPF program cannot do.");
        } else if (rule.action() instanceof Action.Fail && rule.when() == When.AFTER) {
            needsModule("A result can be replaced only where the call returns, which an eBPF program cannot do.");
        } else if (rule.enforces() && rule.when() == When.BEFORE) {
            hooks();
        }
        return findings;
    }

    private void needsModule(String note) {
        findings.add(Diagnostic.of(DiagnosticKind.NEEDS_MODULE, rule.nameSpan()).withNote(note));
    }

    private void hooks() {
        List<SystemCall> without = new ArrayList<>();
        List<SystemCall> inPart = new ArrayList<>();
        for (SystemCall call : rule.calls()) {
            if (call.hooks().isEmpty()) {
                without.add(call);
            } else if (call.hooks().stream().allMatch(hook -> hook.coverage() == HookFact.Coverage.PART)) {
                inPart.add(call);
            }
        }
        if (!without.isEmpty()) {
            needsModule("No security hook refuses " + names(without)
                    + ": an eBPF program can do it only on kernels that let functions be overridden.");
        }
        if (!inPart.isEmpty() && !rule.partial()) {
            Diagnostic finding = Diagnostic.of(DiagnosticKind.ONLY_IN_PART, rule.nameSpan(), names(inPart) + " can be");
            for (SystemCall call : inPart.subList(0, Math.min(NAMED_CALLS, inPart.size()))) {
                List<String> effects =
                        call.hooks().stream().map(HookFact::effect).distinct().toList();
                finding = finding.withNote(
                        "Of `" + call.name() + "` a hook refuses only this: " + String.join("; ", effects) + ".");
            }
            findings.add(finding.withNote("Write `partial = yes` in the rule where that is enough."));
        }
    }

    private static String names(List<SystemCall> calls) {
        List<String> first = calls.stream()
                .limit(NAMED_CALLS)
                .map(call -> "`" + call.name() + "`")
                .toList();
        int more = calls.size() - first.size();
        return String.join(", ", first) + (more == 0 ? "" : " and " + more + " more");
    }
}
