package org.syscalltrack.bpf.hook;

import java.util.List;
import org.syscalltrack.bpf.kernel.KernelRange;

/**
 * The points of a plan.
 *
 * @param points entries, then hooks, then exits, each in the order in which the plan first needs them
 * @param unserved rules that enforce, but that no hook keeps
 * @param kernels where all the others are kept
 */
public record PointPlan(List<PlannedPoint> points, List<UnservedStep> unserved, KernelRange kernels) {
    /** Copies the lists. */
    public PointPlan {
        points = List.copyOf(points);
        unserved = List.copyOf(unserved);
    }
}
