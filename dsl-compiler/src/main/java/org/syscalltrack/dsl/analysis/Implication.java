package org.syscalltrack.dsl.analysis;

import java.util.List;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.Step;

/** What holds of every call that a step matches. */
public final class Implication {
    private Implication() {}

    /** Whether a condition is true of every call that the step matches; false where that is not proved. */
    public static boolean holds(Step step, Condition condition) {
        if (condition instanceof Condition.Literal literal) {
            return literal.value();
        }
        try {
            return new CaseSplit(List.of(step.filter(), condition))
                    .find(one -> Reachability.matches(step, one.evaluate(step.filter()))
                            && one.evaluate(condition) != Truth.TRUE)
                    .isEmpty();
        } catch (TooManyCasesException e) {
            return false;
        }
    }
}
