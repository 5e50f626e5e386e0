package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.plan.ComparisonOperator;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.StringOperator;

/**
 * The steps of a chain that may cover a later one, found without looking at all of them: a step that demands that a
 * value equals something covers only steps that demand the same.
 */
final class StepIndex {
    /** Candidates beyond this are left out: less is proved, nothing wrong is. */
    private static final int MAXIMUM_CANDIDATES = 24;

    private final List<Step> all = new ArrayList<>();
    private final List<Step> general = new ArrayList<>();
    private final Map<Object, List<Step>> byDemand = new HashMap<>();

    /** A value and what it must equal. */
    private record Demand(Object value, Object literal) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Demand that && value.equals(that.value) && literal.equals(that.literal);
        }

        @Override
        public int hashCode() {
            return 31 * value.hashCode() + literal.hashCode();
        }
    }

    void add(Step step) {
        all.add(step);
        List<Demand> demands = demandsOf(step.filter());
        if (demands.isEmpty()) {
            general.add(step);
        } else {
            byDemand.computeIfAbsent(demands.get(0), key -> new ArrayList<>()).add(step);
        }
    }

    /** Earlier steps that may cover this one, in order. */
    List<Step> candidates(Step step) {
        if (all.size() <= MAXIMUM_CANDIDATES) {
            return List.copyOf(all);
        }
        Set<Step> found = new LinkedHashSet<>(general.subList(0, Math.min(MAXIMUM_CANDIDATES, general.size())));
        for (Demand demand : demandsOf(step.filter())) {
            List<Step> alike = byDemand.getOrDefault(demand, List.of());
            found.addAll(alike.subList(0, Math.min(MAXIMUM_CANDIDATES, alike.size())));
        }
        return List.copyOf(found);
    }

    /** What a filter demands in every case in which it is true. */
    private static List<Demand> demandsOf(Condition filter) {
        List<Demand> demands = new ArrayList<>();
        if (filter instanceof Condition.And and) {
            and.operands().forEach(operand -> demands.addAll(demandsOf(operand)));
        } else if (filter instanceof Condition.StringComparison comparison
                && comparison.operator() == StringOperator.EQUALS) {
            demands.add(new Demand(comparison.value(), comparison.literal()));
        } else if (filter instanceof Condition.Comparison comparison
                && comparison.operator() == ComparisonOperator.EQUAL
                && comparison.right() instanceof IntegerExpression.Constant constant) {
            demands.add(new Demand(comparison.left(), constant));
        }
        return demands;
    }
}
