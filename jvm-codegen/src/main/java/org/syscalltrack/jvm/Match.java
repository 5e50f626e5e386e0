package org.syscalltrack.jvm;

import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.dsl.plan.Step;

/**
 * A rule that matched a call.
 *
 * @param step the rule's turn in the chain: its rule, action and event
 * @param throughUnreadable whether the filter was unknown, and {@code on_unreadable = match} made it a match
 */
public record Match(Step step, boolean throughUnreadable) {

    /** Returns the rule: its name, its kind of action and its place. */
    public PlannedRule rule() {
        return step.rule();
    }

    /** Returns what the rule does, with its error or signal. */
    public PlannedAction action() {
        return step.action();
    }

    /** Returns what the rule does in words, such as {@code LOG} or {@code FAIL -1}. */
    public String actionText() {
        String type = rule().verdict().name();
        if (action() instanceof PlannedAction.Fail fail) {
            return type + " " + fail.errorCode();
        }
        return action() instanceof PlannedAction.Kill kill ? type + " " + kill.signal() : type;
    }
}
