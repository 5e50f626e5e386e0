package org.syscalltrack.bpf.lower;

import org.syscalltrack.dsl.catalog.Direction;
import org.syscalltrack.dsl.plan.Chain;

/** Which parameters are values of the entry, also for rules after the call. */
final class KeptParameters {
    private KeptParameters() {}

    /** Whether the call reads the memory behind the parameter, and so the caller has filled it before. */
    static boolean isInput(Chain chain, int parameter) {
        return chain.call().parameters().get(parameter).direction() != Direction.OUT;
    }
}
