package org.syscalltrack.bpf.lower;

import org.syscalltrack.dsl.plan.Step;

/** A step that cannot be carried, on its way to whoever collects the refusals. */
public final class RefusedStepException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient CannotLower refusal;

    RefusedStepException(Step step, CannotLowerException cause) {
        super(cause.getMessage(), cause, false, false);
        refusal = new CannotLower(step.filterSpan(), step.rule().name(), String.valueOf(cause.getMessage()));
    }

    /** The refusal, with the rule's place. */
    public CannotLower refusal() {
        return refusal;
    }
}
