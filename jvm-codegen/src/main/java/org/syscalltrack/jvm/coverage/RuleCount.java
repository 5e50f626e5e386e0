package org.syscalltrack.jvm.coverage;

import org.syscalltrack.dsl.model.Rule;

/**
 * How often a rule matched.
 *
 * @param rule the rule
 * @param reached in how many tests it was looked at
 * @param matched in how many tests it matched
 */
public record RuleCount(Rule rule, int reached, int matched) {}
