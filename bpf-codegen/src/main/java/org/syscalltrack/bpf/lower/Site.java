package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.dsl.plan.Step;

/** What a match means at a kind of point. */
interface Site {
    /**
     * Writes what happens when a step has matched, and goes on: at {@code next} if the rules below it are still to be
     * looked at, else at {@code end}, or out of the program.
     *
     * @param maybeUnreadable whether {@link Stack#FLAGS} says that the filter was unknown
     */
    void matched(Lowerings lowerings, Step step, boolean maybeUnreadable, Label next, Label end);

    /** Whether what happens when a step has matched takes many instructions, so that rules had better share them. */
    boolean isLong(Step step);

    /** Writes what happens when a step's filter was unknown through an unreadable value; falls through. */
    void unreadable(Lowerings lowerings, Step step);
}
