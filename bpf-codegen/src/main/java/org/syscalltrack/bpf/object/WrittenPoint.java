package org.syscalltrack.bpf.object;

import java.util.List;
import org.syscalltrack.bpf.hook.PlannedPoint;
import org.syscalltrack.bpf.lower.PointCode;
import org.syscalltrack.bpf.lower.ProgramLowering;

/**
 * A point and what has been written for it.
 *
 * @param point the point
 * @param programs its programs
 * @param code what they consist of
 * @param always whether every loader loads them
 * @param alternatives the same by other mechanisms, for kernels on which this one is not heard
 */
record WrittenPoint(
        PlannedPoint point, ProgramLowering programs, PointCode code, boolean always, List<WrittenPoint> alternatives) {
    /** Copies the list. */
    WrittenPoint {
        alternatives = List.copyOf(alternatives);
    }

    /** Its lines of the manifest. */
    PointEntry entry() {
        return new PointEntry(
                point.point().mechanism().prefix(),
                point.point().function(),
                programs.dispatcherName(),
                programs.decisionName(),
                programs.programs(),
                point.point().kernels(),
                alternatives.stream().map(WrittenPoint::entry).toList());
    }
}
