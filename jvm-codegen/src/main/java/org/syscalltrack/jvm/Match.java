package org.syscalltrack.jvm;

import org.syscalltrack.dsl.plan.Step;

/**
 * A rule that matched a call.
 *
 * @param step the rule's turn in the chain: its rule, action and event
 * @param throughUnreadable whether the filter was unknown, and {@code on_unreadable = match} made it a match
 */
public record Match(Step step, boolean throughUnreadable) {}
