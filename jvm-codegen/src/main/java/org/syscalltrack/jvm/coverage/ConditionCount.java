package org.syscalltrack.jvm.coverage;

import org.syscalltrack.dsl.source.Span;

/**
 * How often a condition was what.
 *
 * @param span the condition in its file
 * @param whenTrue in how many tests it was true
 * @param whenFalse in how many tests it was false
 * @param whenUnknown in how many tests it could not be told
 */
public record ConditionCount(Span span, int whenTrue, int whenFalse, int whenUnknown) {
    /** Whether tests saw it both ways. */
    public boolean isCovered() {
        return whenTrue > 0 && whenFalse > 0;
    }
}
