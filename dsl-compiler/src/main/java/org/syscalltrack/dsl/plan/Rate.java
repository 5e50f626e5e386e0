package org.syscalltrack.dsl.plan;

import java.time.Duration;

/**
 * A token bucket for a rule's events; one for the rule, not for each CPU or process.
 *
 * @param events how many in each period
 * @param period the period
 * @param burst how many at once, at least 1
 */
public record Rate(int events, Duration period, int burst) {}
