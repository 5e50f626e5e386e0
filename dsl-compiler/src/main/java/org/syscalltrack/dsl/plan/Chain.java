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
 * @param hooks the security hooks of the call, in the order in which the kernel passes them; empty where no step before the
 *     call enforces or asks for a file that the kernel finds for a name
 */
public record Chain(SystemCall call, Entry entry, When when, List<Step> steps, List<PlannedHook> hooks) {

    /** Copies the lists. */
    public Chain {
        steps = List.copyOf(steps);
        hooks = List.copyOf(hooks);
    }

    /** A chain of which the hooks are not asked. */
    public Chain(SystemCall call, Entry entry, When when, List<Step> steps) {
        this(call, entry, when, steps, List.of());
    }

    /** Returns whether some step must be decided at a hook. */
    public boolean enforces() {
        return when == When.BEFORE && steps.stream().anyMatch(Step::enforces);
    }
}
