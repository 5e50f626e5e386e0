package org.syscalltrack.jvm.code;

import org.syscalltrack.jvm.call.CallView;

/** A chain, or a part of a long one, as compiled code. Implementations keep no state. */
public interface ChainCode {
    /** What {@link #decide} returns where no step stopped. */
    int NONE = -1;

    /**
     * Decides a call.
     *
     * @param call what is asked
     * @param sink told of everything but a plain match that stops
     * @return the index in the chain of the step that matched and stops, or {@link #NONE}
     */
    int decide(CallView call, DecisionSink sink);
}
