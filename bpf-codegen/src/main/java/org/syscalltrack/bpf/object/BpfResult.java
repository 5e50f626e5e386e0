package org.syscalltrack.bpf.object;

import java.util.List;
import org.syscalltrack.bpf.hook.DecisionPoint;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
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
     * No object: what cannot be carried, and whose rule asks for it.
     *
     * @param findings sorted by place; never empty
     */
    record Refused(List<Diagnostic> findings) implements BpfResult {
        /** Copies the list. */
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
