package org.syscalltrack.jvm.explain;

import java.util.List;
import org.syscalltrack.dsl.plan.Condition;

/**
 * What a condition came to.
 *
 * @param condition the condition
 * @param truth one of the numbers of {@link org.syscalltrack.jvm.code.Truth}
 * @param values what its operands held, for conditions that compare
 * @param parts what its operands came to, for conditions of conditions
 */
public record Explanation(Condition condition, int truth, List<Value> values, List<Explanation> parts) {

    /** Copies the lists. */
    public Explanation {
        values = List.copyOf(values);
        parts = List.copyOf(parts);
    }

    /**
     * A value that was read.
     *
     * @param label what was asked for, as a rule would write it
     * @param text what it held, as a rule would write it; {@code unreadable} or {@code absent} where there was none
     */
    public record Value(String label, String text) {}
}
