package org.syscalltrack.dsl.plan;

import java.util.List;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.SystemCall;

/**
 * The rules for one entry of one call, at one time: the first step that matches acts, and later ones are not looked at
 * unless it continues. Chains of different times are independent.
 *
 * @param call the call
 * @param entry its entry: ABI, number, kernel symbol and where its arguments lie
 * @param when before or after the call
 * @param steps in the order of the rules
 */
public record Chain(SystemCall call, Entry entry, When when, List<Step> steps) {

    /** Copies the list. */
    public Chain {
        steps = List.copyOf(steps);
    }

    /** Returns whether some step must be decided at a hook. */
    public boolean enforces() {
        return when == When.BEFORE && steps.stream().anyMatch(Step::enforces);
    }
}
