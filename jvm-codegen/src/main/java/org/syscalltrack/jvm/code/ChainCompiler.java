package org.syscalltrack.jvm.code;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.jvm.call.CallView;

/** Compiles chains. */
public final class ChainCompiler {
    private ChainCompiler() {}

    /** Returns a chain as code; a long chain becomes several classes. */
    public static ChainCode compile(Chain chain) {
        List<ChainCode> parts = new ArrayList<>();
        List<Step> steps = chain.steps();
        for (int from = 0; from < steps.size(); from += ChainClass.MAXIMUM_STEPS) {
            int to = Math.min(steps.size(), from + ChainClass.MAXIMUM_STEPS);
            parts.add(ChainClass.compile(steps.subList(from, to), from));
        }
        return parts.size() == 1 ? parts.get(0) : new Parts(parts.toArray(ChainCode[]::new));
    }

    private static final class Parts implements ChainCode {
        private final ChainCode[] parts;

        Parts(ChainCode[] parts) {
            this.parts = parts;
        }

        @Override
        public int decide(CallView call, DecisionSink sink) {
            for (ChainCode part : parts) {
                int stopped = part.decide(call, sink);
                if (stopped != NONE) {
                    return stopped;
                }
            }
            return NONE;
        }
    }
}
