package org.syscalltrack.bpf.hook;

import java.util.List;

/**
 * The points of a plan.
 *
 * @param points in the order in which the plan first needs them: entries, then hooks, then exits of each call
 * @param unserved chains that enforce, but whose call has no hook that prevents its effect
 */
public record PointPlan(List<PlannedPoint> points, List<EntryWork> unserved) {
    /** Copies the lists. */
    public PointPlan {
        points = List.copyOf(points);
        unserved = List.copyOf(unserved);
    }
}
