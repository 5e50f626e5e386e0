package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.syscalltrack.dsl.plan.Condition;

/** Goes through all cases of some conditions together. */
final class CaseSplit {
    /** Beyond this nothing is proved: rules that are harder to tell apart are rare, and time is short. */
    static final int MAXIMUM_CASES = 4096;

    private final List<CaseGroup> groups;
    private final AtomCollector atoms = new AtomCollector();

    /**
     * The cases of these conditions.
     *
     * @throws TooManyCasesException if there are more than {@link #MAXIMUM_CASES}
     */
    CaseSplit(Iterable<Condition> conditions) {
        conditions.forEach(atoms::add);
        groups = atoms.groups();
        long product = 1;
        for (CaseGroup group : groups) {
            product *= group.cases().size();
            if (product > MAXIMUM_CASES) {
                throw new TooManyCasesException();
            }
        }
    }

    /** The comparisons of the conditions. */
    AtomCollector atoms() {
        return atoms;
    }

    /**
     * A case in which something holds; empty where it holds in none. Its evaluator is good until the next call.
     *
     * @param claim what must hold
     */
    Optional<Found> find(Predicate<ConditionEvaluator> claim) {
        ConditionEvaluator evaluator = new ConditionEvaluator(atoms);
        List<Sample> samples = new ArrayList<>();
        return find(claim, 0, evaluator, samples) ? Optional.of(new Found(evaluator, samples)) : Optional.empty();
    }

    /**
     * A case.
     *
     * @param evaluator knows the truth of every comparison in it
     * @param samples values that make it happen
     */
    record Found(ConditionEvaluator evaluator, List<Sample> samples) {}

    private boolean find(
            Predicate<ConditionEvaluator> claim, int index, ConditionEvaluator evaluator, List<Sample> samples) {
        if (index == groups.size()) {
            return claim.test(evaluator);
        }
        CaseGroup group = groups.get(index);
        for (CaseGroup.Case one : group.cases()) {
            evaluator.set(group.atoms(), one.outcome());
            samples.add(one.sample());
            if (find(claim, index + 1, evaluator, samples)) {
                return true;
            }
            samples.remove(samples.size() - 1);
        }
        return false;
    }
}
