package org.syscalltrack.bpf.lower;

import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.SourceSearch;

/** Whether a filter asks for the process id, so that its author has thought of process 1. */
final class ProcessUse {
    private static final SourceSearch IDS = new SourceSearch(
            source -> source instanceof IntegerSource.ProcessNumber number
                    && (number.which() == ProcessInteger.PID || number.which() == ProcessInteger.TID),
            source -> false,
            source -> false);

    private ProcessUse() {}

    static boolean asksForProcess(Condition condition) {
        return IDS.finds(condition);
    }
}
