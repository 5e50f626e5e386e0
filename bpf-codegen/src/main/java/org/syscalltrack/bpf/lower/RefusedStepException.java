package org.syscalltrack.bpf.lower;

import org.syscalltrack.dsl.plan.Step;

/** A step that cannot be carried, on its way to whoever collects the findings. */
public final class RefusedStepException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Step step;

    RefusedStepException(Step step, RuntimeException cause) {
        super(cause.getMessage(), cause, false, false);
        this.step = step;
    }

    /** The step. */
    public Step step() {
        return step;
    }
}
