package org.syscalltrack.dsl.plan;

import java.util.function.Predicate;

/**
 * Looks for values that a condition, an expression or an event reads. What {@code ANCESTOR()} asks of other processes and
 * {@code CAPABLE()} are not among them.
 *
 * @param integers which integers are looked for
 * @param strings which strings
 * @param addresses which addresses
 */
public record SourceSearch(
        Predicate<IntegerSource> integers, Predicate<StringSource> strings, Predicate<AddressSource> addresses) {

    /** Whether a condition reads such a value. */
    public boolean finds(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.operands().stream().anyMatch(this::finds);
        } else if (condition instanceof Condition.Or or) {
            return or.operands().stream().anyMatch(this::finds);
        } else if (condition instanceof Condition.Not not) {
            return finds(not.operand());
        } else if (condition instanceof Condition.Comparison comparison) {
            return finds(comparison.left()) || finds(comparison.right());
        } else if (condition instanceof Condition.IntegerMembership membership) {
            return finds(membership.value());
        } else if (condition instanceof Condition.StringComparison comparison) {
            return strings.test(comparison.value());
        } else if (condition instanceof Condition.StringMembership membership) {
            return strings.test(membership.value());
        } else if (condition instanceof Condition.StringEquality equality) {
            return strings.test(equality.left()) || strings.test(equality.right());
        }
        return condition instanceof Condition.AddressMembership membership && addresses.test(membership.value());
    }

    /** Whether an expression reads such a value. */
    public boolean finds(IntegerExpression expression) {
        return expression.accept(new IntegerLeaves()).stream()
                .anyMatch(leaf -> leaf instanceof IntegerExpression.Truth truth
                        ? finds(truth.condition())
                        : leaf instanceof IntegerExpression.Load load && integers.test(load.source()));
    }

    /** Whether a field of an event or of a key is such a value. */
    public boolean finds(FieldSource field) {
        if (field instanceof FieldSource.IntegerField integer) {
            return finds(integer.value());
        }
        return field instanceof FieldSource.StringField text && strings.test(text.value());
    }

    /** Whether a step writes or counts by such a value. */
    public boolean findsShown(Step step) {
        return step.event().stream().flatMap(event -> event.values().stream()).anyMatch(this::finds)
                || (step.action() instanceof PlannedAction.Count count
                        && count.keys().stream().anyMatch(this::finds));
    }

    /** Whether a step's filter reads such a value, or what it writes or counts by. */
    public boolean finds(Step step) {
        return finds(step.filter()) || findsShown(step);
    }

    /**
     * Whether a condition is unknown or false wherever these values are unknown: each of its answers rests on one of them.
     */
    public boolean restsOn(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.operands().stream().anyMatch(this::restsOn);
        } else if (condition instanceof Condition.Or or) {
            return or.operands().stream().allMatch(this::restsOn);
        } else if (condition instanceof Condition.Comparison comparison) {
            return restsOn(comparison.left()) || restsOn(comparison.right());
        } else if (condition instanceof Condition.IntegerMembership membership) {
            return restsOn(membership.value());
        } else if (condition instanceof Condition.Not not) {
            return isLeaf(not.operand()) && restsOn(not.operand());
        }
        return isLeaf(condition) && finds(condition);
    }

    private static boolean isLeaf(Condition condition) {
        return !(condition instanceof Condition.And
                || condition instanceof Condition.Or
                || condition instanceof Condition.Not
                || condition instanceof Condition.Ancestor);
    }

    private boolean restsOn(IntegerExpression expression) {
        return expression.accept(new IntegerLeaves()).stream()
                .anyMatch(leaf -> leaf instanceof IntegerExpression.Load load && integers.test(load.source()));
    }
}
