package org.syscalltrack.dsl.analysis;

import java.util.Map;
import org.syscalltrack.dsl.plan.Condition;

/** Evaluates a condition in one case. */
final class ConditionEvaluator {
    private final Map<Condition, Truth> atoms;

    ConditionEvaluator(Map<Condition, Truth> atoms) {
        this.atoms = atoms;
    }

    Truth evaluate(Condition condition) {
        if (condition instanceof Condition.Literal literal) {
            return Truth.of(literal.value());
        }
        if (condition instanceof Condition.And and) {
            Truth truth = Truth.TRUE;
            for (Condition operand : and.operands()) {
                truth = truth.and(evaluate(operand));
            }
            return truth;
        }
        if (condition instanceof Condition.Or or) {
            Truth truth = Truth.FALSE;
            for (Condition operand : or.operands()) {
                truth = truth.or(evaluate(operand));
            }
            return truth;
        }
        if (condition instanceof Condition.Not not) {
            return evaluate(not.operand()).negated();
        }
        Truth known = atoms.get(condition);
        if (known == null) {
            throw new IllegalStateException("no case for " + condition);
        }
        return known;
    }
}
