package org.syscalltrack.bpf.object;

import java.util.List;
import org.syscalltrack.bpf.hook.PlannedPoint;
import org.syscalltrack.bpf.lower.ProgramLowering;

/**
 * A point and what has been written for it.
 *
 * @param point the point
 * @param programs its programs
 * @param parts the programs that go on for its decision program, in the order of their numbers
 */
record WrittenPoint(PlannedPoint point, ProgramLowering programs, List<String> parts) {
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
