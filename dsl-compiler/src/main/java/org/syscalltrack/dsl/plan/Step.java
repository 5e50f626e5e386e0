package org.syscalltrack.dsl.plan;

import java.util.Optional;
import org.syscalltrack.dsl.source.Span;

/**
 * One rule's turn in a chain.
 *
 * @param rule the rule
 * @param filter what must be true for it to match; {@code Literal(true)} where the rule has no filter
 * @param filterSpan the filter in its file, or the rule's name where it has none: where a verifier's message points
 * @param unreadableMatches whether a filter that is unknown through unreadable values matches ({@code on_unreadable})
 * @param action what it does then
 * @param event the event that it writes, where it writes one
 * @param continues whether the rules below it are looked at although it matched
 * @param partial whether it is enough that a part of the matching calls is kept from its effect
 */
public record Step(
        PlannedRule rule,
        Condition filter,
        Span filterSpan,
        boolean unreadableMatches,
        PlannedAction action,
        Optional<PlannedEvent> event,
        boolean continues,
        boolean partial) {

    /** A step that wants all or nothing. */
    public Step(
            PlannedRule rule,
            Condition filter,
            Span filterSpan,
            boolean unreadableMatches,
            PlannedAction action,
            Optional<PlannedEvent> event,
            boolean continues) {
        this(rule, filter, filterSpan, unreadableMatches, action, event, continues, false);
    }

    /** Returns whether the action keeps the call from its effect, so that it is decided at the hook. */
    public boolean enforces() {
        return action instanceof PlannedAction.Fail
                || action instanceof PlannedAction.Kill
                || action instanceof PlannedAction.Suspend;
    }
}
