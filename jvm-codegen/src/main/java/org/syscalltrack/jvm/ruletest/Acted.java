package org.syscalltrack.jvm.ruletest;

import java.util.Optional;
import org.syscalltrack.dsl.event.Verdict;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.jvm.Match;

/**
 * A rule that acted in a test.
 *
 * @param match the rule and what it did
 * @param line the line that it wrote
 */
record Acted(Match match, Optional<String> line) {
    String rule() {
        return match.rule().name();
    }

    Verdict verdict() {
        return match.rule().verdict();
    }

    boolean failsWith(long errorCode) {
        return match.action() instanceof PlannedAction.Fail fail && fail.errorCode() == errorCode;
    }

    boolean sends(long signal) {
        return match.action() instanceof PlannedAction.Kill kill && kill.signal() == signal;
    }

    /** Returns the rule with its action, such as {@code prevent_delete (FAIL -1)}. */
    @Override
    public String toString() {
        return rule() + " (" + match.actionText() + ")";
    }
}
