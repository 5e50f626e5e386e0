package org.syscalltrack.bpf.hook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.syscalltrack.dsl.catalog.ArgumentTest;
import org.syscalltrack.dsl.catalog.HookFact;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.PlannedHook;
import org.syscalltrack.dsl.plan.Step;

/** Why a rule cannot be enforced as it stands, and what would help, in words for a message. */
final class Objections {
    private static final String PARTIAL = ", or say partial = yes";

    private Objections() {}

    /** The hooks of a call do not cover what a rule asks for. */
    static String onlyInPart(SystemCall call, List<PlannedHook> hooks) {
        List<String> tests = hooks.stream()
                .map(PlannedHook::fact)
                .filter(fact -> fact.covers() && !fact.condition().isEmpty())
                .map(Objections::condition)
                .distinct()
                .toList();
        if (tests.isEmpty()) {
            return "of " + call.name() + " a security hook refuses only this: "
                    + hooks.stream()
                            .map(hook -> hook.fact().effect())
                            .distinct()
                            .collect(Collectors.joining("; "))
                    + "; say partial = yes where that is enough";
        }
        return call.name() + " passes a security hook only where " + String.join(", or ", tests)
                + "; ask for that in the filter" + PARTIAL;
    }

    /** The caller would not get what the action says; empty if it would, or if the rule is content with that. */
    static Optional<String> result(SystemCall call, PlannedHook hook, Step step) {
        if (step.action() instanceof PlannedAction.Suspend && isAlwaysChanged(hook.fact())) {
            return Optional.of("the kernel does not make " + call.name() + " again after a stop but tells its caller "
                    + told(hook) + "; use FAIL or KILL");
        }
        if (step.partial() || !(step.action() instanceof PlannedAction.Fail fail) || hook.tells(fail.errorCode())) {
            return Optional.empty();
        }
        String where = hook.fact().condition().isEmpty() ? "" : " where " + condition(hook.fact());
        return Optional.of("the caller of " + call.name() + where + " is told " + told(hook)
                + ", whatever the rule says; " + help(hook) + PARTIAL);
    }

    private static boolean isAlwaysChanged(HookFact fact) {
        return fact.error().isPresent() && fact.changedError().isEmpty();
    }

    private static String told(PlannedHook hook) {
        return hook.told().isPresent() ? hook.fact().error().orElseThrow() : "success, although nothing was done";
    }

    private static String help(PlannedHook hook) {
        if (hook.told().isPresent()) {
            return "use error_code = " + told(hook);
        }
        return isAlwaysChanged(hook.fact())
                ? "use KILL"
                : "use another error_code such as EACCES, exclude that in the filter";
    }

    private static String condition(HookFact fact) {
        return fact.condition().stream().map(Objections::test).collect(Collectors.joining(" and "));
    }

    private static String test(ArgumentTest test) {
        String value =
                test.mask().isEmpty() ? test.parameter() : test.parameter() + " & " + String.join("|", test.mask());
        return value + (test.negated() ? " is not " : " is ") + String.join(" or ", test.values());
    }
}
