package org.syscalltrack.bpf.hook;

import java.util.List;
import java.util.Optional;

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

    /** The same hook without the security module {@code bpf}; empty where this is no hook. */
    public Optional<PlannedPoint> alternative() {
        if (point.mechanism() != Mechanism.LSM) {
            return Optional.empty();
        }
        DecisionPoint other =
                new DecisionPoint(Mechanism.FMOD_RET, SecurityFunction.of(point.function()), point.kernels());
        return Optional.of(new PlannedPoint(
                other,
                work.stream()
                        .map(each ->
                                each.at(SecurityFunction.objects(point.function(), each.objects()), each.decides()))
                        .toList()));
    }
}
