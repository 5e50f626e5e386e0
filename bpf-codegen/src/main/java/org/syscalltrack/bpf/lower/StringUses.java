package org.syscalltrack.bpf.lower;

import java.util.LinkedHashSet;
import java.util.Set;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.FieldSource;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerLeaves;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.PlannedEvent;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.StringOperator;
import org.syscalltrack.dsl.plan.StringSource;

/** Collects the strings that a chain reads, in the order of its rules. */
final class StringUses {
    private final Set<StringSource> sources = new LinkedHashSet<>();
    private final Set<StringSource> ofAncestors = new LinkedHashSet<>();
    private boolean longPattern;

    /** The strings of the chain's filters, events and counts. */
    static Set<StringSource> of(Chain chain) {
        return collect(chain).sources;
    }

    /** The strings that the chain's filters and events ask of ancestors. */
    static Set<StringSource> ofAncestors(Chain chain) {
        return collect(chain).ofAncestors;
    }

    /** Whether the chain's filters and events have a pattern that takes a {@link PatternChainSearch}. */
    static boolean hasLongPattern(Chain chain) {
        return collect(chain).longPattern;
    }

    private static StringUses collect(Chain chain) {
        StringUses uses = new StringUses();
        for (Step step : chain.steps()) {
            uses.add(step.filter());
            step.event().ifPresent(uses::add);
            if (step.action() instanceof PlannedAction.Count count) {
                count.keys().forEach(key -> ScratchLayout.varying(key).ifPresent(uses.sources::add));
            }
        }
        return uses;
    }

    private void add(PlannedEvent event) {
        sources.addAll(ScratchLayout.strings(event));
        for (FieldSource value : event.values()) {
            if (value instanceof FieldSource.IntegerField field) {
                add(field.value());
            }
        }
    }

    private void add(Condition condition) {
        if (condition instanceof Condition.And and) {
            and.operands().forEach(this::add);
        } else if (condition instanceof Condition.Or or) {
            or.operands().forEach(this::add);
        } else if (condition instanceof Condition.Not not) {
            add(not.operand());
        } else if (condition instanceof Condition.Comparison comparison) {
            add(comparison.left());
            add(comparison.right());
        } else if (condition instanceof Condition.IntegerMembership membership) {
            add(membership.value());
        } else if (condition instanceof Condition.StringComparison comparison) {
            sources.add(comparison.value());
            if (comparison.operator() == StringOperator.CONTAINS) {
                longPattern |= PatternChain.isLong(StringSetParts.containing(comparison.literal()));
            }
        } else if (condition instanceof Condition.StringMembership membership) {
            sources.add(membership.value());
            longPattern |= new StringSetParts(membership.exact(), membership.patterns())
                    .others().stream().anyMatch(PatternChain::isLong);
        } else if (condition instanceof Condition.StringEquality equality) {
            sources.add(equality.left());
            sources.add(equality.right());
        } else if (condition instanceof Condition.Ancestor ancestor) {
            StringUses inside = new StringUses();
            inside.add(ancestor.condition());
            ofAncestors.addAll(inside.sources);
            longPattern |= inside.longPattern;
        }
    }

    private void add(IntegerExpression expression) {
        for (IntegerExpression leaf : expression.accept(new IntegerLeaves())) {
            if (leaf instanceof IntegerExpression.Truth truth) {
                add(truth.condition());
            }
        }
    }
}
