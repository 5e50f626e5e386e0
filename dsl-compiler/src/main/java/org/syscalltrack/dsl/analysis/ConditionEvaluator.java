package org.syscalltrack.dsl.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.plan.Condition;

/** Evaluates conditions in one case. */
final class ConditionEvaluator {
    private final AtomCollector atoms;
    private final @Nullable Truth[] truths;

    /** Of these comparisons, none of which is known yet. */
    ConditionEvaluator(AtomCollector atoms) {
        this.atoms = atoms;
        this.truths = new Truth[atoms.count()];
    }

    /** From now on these comparisons have turned out so. */
    void set(List<Condition> comparisons, List<Truth> outcome) {
        for (int index = 0; index < outcome.size(); index++) {
            truths[atoms.numberOf(comparisons.get(index))] = outcome.get(index);
        }
    }

    Truth evaluate(Condition condition) {
        return Kleene.evaluate(condition, this::truthOf);
    }

    private Truth truthOf(Condition atom) {
        return truthOf(atoms.numberOf(atom));
    }

    /** How the comparison with this number has turned out. */
    Truth truthOf(int number) {
        Truth known = truths[number];
        if (known == null) {
            throw new IllegalStateException("no case for comparison " + number);
        }
        return known;
    }
}
