package org.syscalltrack.dsl.analysis;

import java.util.function.Function;
import org.syscalltrack.dsl.plan.Condition;

/** The three-valued logic that joins comparisons to conditions. */
final class Kleene {
    private Kleene() {}

    /**
     * The truth of a condition.
     *
     * @param atoms the truth of a comparison; not asked where the rest decides already
     */
    static Truth evaluate(Condition condition, Function<Condition, Truth> atoms) {
        if (condition instanceof Condition.Literal literal) {
            return Truth.of(literal.value());
        }
        if (condition instanceof Condition.And and) {
            Truth truth = Truth.TRUE;
            for (Condition operand : and.operands()) {
                truth = truth.and(evaluate(operand, atoms));
                if (truth == Truth.FALSE) {
                    return truth;
                }
            }
            return truth;
        }
        if (condition instanceof Condition.Or or) {
            Truth truth = Truth.FALSE;
            for (Condition operand : or.operands()) {
                truth = truth.or(evaluate(operand, atoms));
                if (truth == Truth.TRUE) {
                    return truth;
                }
            }
            return truth;
        }
        return condition instanceof Condition.Not not
                ? evaluate(not.operand(), atoms).negated()
                : atoms.apply(condition);
    }
}
