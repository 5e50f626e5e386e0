package org.syscalltrack.dsl.plan;

import java.util.List;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.event.EventSchema;

/**
 * A checked rule set for one architecture, ready for any backend. Constants are resolved, macros expanded, parameters
 * bound to their places; what every backend must agree on is all in here.
 *
 * @param architecture the machine's architecture; its chains cover the native ABI and the 32-bit one
 * @param rules all enabled rules in order
 * @param chains in the order of call, ABI and time; none is empty
 * @param schema the layouts of all events of the chains' steps
 */
public record Plan(Architecture architecture, List<PlannedRule> rules, List<Chain> chains, EventSchema schema) {

    /** Copies the lists. */
    public Plan {
        rules = List.copyOf(rules);
        chains = List.copyOf(chains);
    }
}
