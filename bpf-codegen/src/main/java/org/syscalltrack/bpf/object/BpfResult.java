package org.syscalltrack.bpf.object;

import java.util.List;
import org.syscalltrack.bpf.hook.DecisionPoint;
import org.syscalltrack.bpf.lower.CannotLower;
import org.syscalltrack.dsl.source.ByteString;

/** What became of a plan. */
public sealed interface BpfResult {
    /**
     * An object.
     *
     * @param bytes the ELF file
     * @param points what it attaches to
     */
    record Compiled(ByteString bytes, List<DecisionPoint> points) implements BpfResult {
        /** Copies the list. */
        public Compiled {
            points = List.copyOf(points);
        }
    }

    /**
     * No object: every rule that cannot be carried, in the order of the rules.
     *
     * @param reasons never empty
     */
    record Refused(List<CannotLower> reasons) implements BpfResult {
        /** Copies the list. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
