package org.syscalltrack.bpf.object;

import java.util.List;
import org.syscalltrack.bpf.hook.PlannedPoint;
import org.syscalltrack.bpf.lower.ProgramLowering;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.plan.PlannedRule;

/** The text of {@code .sct.manifest}. */
final class Manifest {
    private Manifest() {}

    /** A point and what has been written for it. */
    record WrittenPoint(PlannedPoint point, ProgramLowering programs) {}

    static String write(Plan plan, BpfOptions options, List<WrittenPoint> points) {
        StringBuilder text = new StringBuilder("syscalltrack-object 1\n");
        text.append("tool ").append(options.toolVersion()).append('\n');
        String kernel = options.kernel().isEmpty() ? "portable" : options.kernel();
        text.append("target ").append(plan.architecture().label()).append(' ').append(kernel);
        text.append('\n');
        for (PlannedRule rule : plan.rules()) {
            text.append(rule.manifestLine()).append('\n');
        }
        for (WrittenPoint each : points) {
            text.append("point ").append(each.point().point());
            text.append(" dispatcher=").append(each.programs().dispatcherName());
            text.append(" decision=").append(each.programs().decisionName());
            text.append(" programs=").append(each.programs().programs()).append('\n');
        }
        return text.toString();
    }
}
