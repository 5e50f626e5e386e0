package org.syscalltrack.jvm;

import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.plan.PlannedRule;

/**
 * What the rules say to a call at one decision point.
 *
 * @param matches the rules that matched, in order: those that let the rules below them be looked at, and at most one
 *     that stopped, the last
 * @param unreadable the rules whose filter was unknown through an operand that could not be read
 */
public record Decision(List<Match> matches, List<PlannedRule> unreadable) {
    /** No rule matched, and none was unreadable. */
    public static final Decision NONE = new Decision(List.of(), List.of());

    /** Copies the lists. */
    public Decision {
        matches = List.copyOf(matches);
        unreadable = List.copyOf(unreadable);
    }

    /** Returns the match that stopped, if one did. */
    public Optional<Match> stopped() {
        if (matches.isEmpty()) {
            return Optional.empty();
        }
        Match last = matches.get(matches.size() - 1);
        return last.step().continues() ? Optional.empty() : Optional.of(last);
    }
}
