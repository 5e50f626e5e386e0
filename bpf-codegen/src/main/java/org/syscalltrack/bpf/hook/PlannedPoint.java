package org.syscalltrack.bpf.hook;

import java.util.List;

/**
 * A point and the entries of calls whose rules it decides.
 *
 * @param point where
 * @param work in the order of the plan; never empty
 */
public record PlannedPoint(DecisionPoint point, List<EntryWork> work) {
    /** Copies the list. */
    public PlannedPoint {
        work = List.copyOf(work);
    }
}
