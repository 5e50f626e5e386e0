package org.syscalltrack.bpf.hook;

import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.Step;

/**
 * A rule that enforces, and that no hook keeps.
 *
 * @param call the call
 * @param step the rule's turn
 * @param reason why, and what would help; empty where the call passes no hook
 */
public record UnservedStep(SystemCall call, Step step, String reason) {}
