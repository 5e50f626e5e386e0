package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.dsl.plan.Step;

/** Finds steps that never get their turn, since earlier steps of their chain match whenever they do. */
final class Reachability {
    /**
     * A step that never acts.
     *
     * @param chain its chain
     * @param step the step
     * @param covers the rules that take its calls
     * @param samples values with which it would match, and the first of the covers does
     */
    record DeadStep(Chain chain, Step step, List<PlannedRule> covers, List<Sample> samples) {}

    private Reachability() {}

    /** The dead steps of a chain. */
    static List<DeadStep> deadSteps(Chain chain) {
        return deadSteps(chain, rule -> true);
    }

    /**
     * The dead steps of some rules in a chain.
     *
     * @param asked says whether a rule's step is looked at
     */
    static List<DeadStep> deadSteps(Chain chain, Predicate<PlannedRule> asked) {
        List<DeadStep> dead = new ArrayList<>();
        StepIndex index = new StepIndex();
        for (Step step : chain.steps()) {
            if (asked.test(step.rule())) {
                try {
                    dead(chain, step, index.candidates(step)).ifPresent(dead::add);
                } catch (TooManyCasesException e) {
                    // Nothing is proved, so nothing is said.
                }
            }
            if (!step.continues()) {
                index.add(step);
            }
        }
        return dead;
    }

    private static Optional<DeadStep> dead(Chain chain, Step step, List<Step> earlier) {
        Optional<Witness> witness = earlier.isEmpty() ? Optional.empty() : Witness.of(step);
        if (witness.isEmpty()) {
            return Optional.empty(); // The first, or one that matches nothing: that is told of its filter.
        }
        List<Step> alike = earlier.stream().filter(witness.get()::mayMatch).toList();
        for (Step one : alike) {
            Optional<DeadStep> covered = coveredBy(chain, step, List.of(one));
            if (covered.isPresent()) {
                return covered;
            }
        }
        return alike.isEmpty()
                ? Optional.empty()
                : coveredBy(chain, step, earlier).map(dead -> withFewest(chain, step, earlier, dead));
    }

    /** Leaves out every cover that is not needed. */
    private static DeadStep withFewest(Chain chain, Step step, List<Step> earlier, DeadStep dead) {
        List<Step> needed = new ArrayList<>(earlier);
        DeadStep smallest = dead;
        for (Step one : earlier) {
            List<Step> fewer = new ArrayList<>(needed);
            fewer.remove(one);
            Optional<DeadStep> still = coveredBy(chain, step, fewer);
            if (still.isPresent()) {
                needed = fewer;
                smallest = still.get();
            }
        }
        return smallest;
    }

    private static Optional<DeadStep> coveredBy(Chain chain, Step step, List<Step> earlier) {
        List<Condition> filters = new ArrayList<>();
        filters.add(step.filter());
        earlier.forEach(one -> filters.add(one.filter()));
        CaseSplit cases;
        try {
            cases = new CaseSplit(filters);
        } catch (TooManyCasesException e) {
            return Optional.empty();
        }
        if (earlier.isEmpty()
                || cases.find(one -> matches(step, one) && earlier.stream().noneMatch(other -> matches(other, one)))
                        .isPresent()) {
            return Optional.empty();
        }
        Optional<CaseSplit.Found> example = cases.find(one -> matches(step, one) && matches(earlier.get(0), one));
        if (example.isEmpty()) {
            return Optional.empty();
        }
        Set<PlannedRule> covers = new LinkedHashSet<>();
        earlier.forEach(one -> covers.add(one.rule()));
        return Optional.of(
                new DeadStep(chain, step, List.copyOf(covers), example.get().samples()));
    }

    private static boolean matches(Step step, ConditionEvaluator one) {
        return matches(step, one.evaluate(step.filter()));
    }

    /** Whether a step matches whose filter has turned out so. */
    static boolean matches(Step step, Truth filter) {
        return filter == Truth.TRUE || (filter == Truth.UNREADABLE && step.unreadableMatches());
    }
}
