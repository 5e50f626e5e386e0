package org.syscalltrack.bpf.object;

import org.syscalltrack.bpf.hook.PlannedPoint;
import org.syscalltrack.bpf.lower.ProgramLowering;

/**
 * A point and what has been written for it.
 *
 * @param point the point
 * @param programs its programs
 */
record WrittenPoint(PlannedPoint point, ProgramLowering programs) {
    /** Its line of the manifest. */
    PointEntry entry() {
        return new PointEntry(
                point.point().mechanism().prefix(),
                point.point().function(),
                programs.dispatcherName(),
                programs.decisionName(),
                programs.programs());
    }
}
