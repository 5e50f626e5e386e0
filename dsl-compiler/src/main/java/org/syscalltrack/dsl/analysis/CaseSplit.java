package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.syscalltrack.dsl.plan.Condition;

/** Goes through all cases of some conditions together. */
final class CaseSplit {
    /** Beyond this nothing is proved: rules that are harder to tell apart are rare, and time is short. */
    static final int MAXIMUM_CASES = 4096;

    private final List<CaseGroup> groups;

    /**
     * The cases of these conditions.
     *
     * @throws TooManyCasesException if there are more than {@link #MAXIMUM_CASES}
     */
    CaseSplit(Iterable<Condition> conditions) {
        AtomCollector atoms = new AtomCollector();
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

    /** A case in which something holds, as the samples of its values; empty where it holds in none. */
    Optional<List<Sample>> find(Predicate<ConditionEvaluator> claim) {
        List<Sample> samples = new ArrayList<>();
        return find(claim, 0, new HashMap<>(), samples) ? Optional.of(samples) : Optional.empty();
    }

    private boolean find(
            Predicate<ConditionEvaluator> claim, int index, Map<Condition, Truth> atoms, List<Sample> samples) {
        if (index == groups.size()) {
            return claim.test(new ConditionEvaluator(atoms));
        }
        for (CaseGroup.Case one : groups.get(index).cases()) {
            atoms.putAll(one.outcome());
            samples.add(one.sample());
            if (find(claim, index + 1, atoms, samples)) {
                return true;
            }
            samples.remove(samples.size() - 1);
        }
        return false;
    }
}
