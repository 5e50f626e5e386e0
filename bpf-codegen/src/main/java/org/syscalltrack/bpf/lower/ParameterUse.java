package org.syscalltrack.bpf.lower;

import java.util.function.Predicate;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.FieldSource;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.StringSource;

/** What asks for parameters of the call, which an operation without a system call does not have. */
final class ParameterUse {
    private final boolean missing;
    private final HookObjects objects;

    /**
     * Says what is missing.
     *
     * @param missing whether parameters are
     * @param objects what the hook gives in their place
     */
    ParameterUse(boolean missing, HookObjects objects) {
        this.missing = missing;
        this.objects = objects;
    }

    /** Whether the value is missing here. */
    boolean isMissing(FieldSource value) {
        if (value instanceof FieldSource.IntegerField field) {
            return missing && some(field.value(), this::leafAsks, ParameterUse::asks);
        }
        return value instanceof FieldSource.StringField field && isMissing(field.value());
    }

    /** Whether the string is missing here. */
    boolean isMissing(StringSource source) {
        return missing && asks(source);
    }

    /** Whether a filter asks for parameters that the hook does not give. */
    boolean asks(Condition condition) {
        return some(condition, this::leafAsks, ParameterUse::asks);
    }

    /** Whether a filter asks for the object that the kernel finds for a name. */
    static boolean asksForObject(Condition condition) {
        return some(
                condition,
                source -> source instanceof IntegerSource.FileNumber,
                source -> source instanceof StringSource.Path path && path.source() instanceof PathSource.Real);
    }

    private boolean leafAsks(IntegerSource source) {
        return !(source instanceof IntegerSource.ProcessNumber) && !objects.gives(source);
    }

    private static boolean some(
            Condition condition, Predicate<IntegerSource> integers, Predicate<StringSource> strings) {
        Predicate<Condition> inside = operand -> some(operand, integers, strings);
        if (condition instanceof Condition.And and) {
            return and.operands().stream().anyMatch(inside);
        } else if (condition instanceof Condition.Or or) {
            return or.operands().stream().anyMatch(inside);
        } else if (condition instanceof Condition.Not not) {
            return inside.test(not.operand());
        } else if (condition instanceof Condition.Comparison comparison) {
            return some(comparison.left(), integers, strings) || some(comparison.right(), integers, strings);
        } else if (condition instanceof Condition.IntegerMembership membership) {
            return some(membership.value(), integers, strings);
        } else if (condition instanceof Condition.StringComparison comparison) {
            return strings.test(comparison.value());
        } else if (condition instanceof Condition.StringMembership membership) {
            return strings.test(membership.value());
        } else if (condition instanceof Condition.StringEquality equality) {
            return strings.test(equality.left()) || strings.test(equality.right());
        }
        return condition instanceof Condition.AddressMembership;
    }

    private static boolean some(
            IntegerExpression expression, Predicate<IntegerSource> integers, Predicate<StringSource> strings) {
        return expression.accept(new IntegerLeaves()).stream()
                .anyMatch(leaf -> leaf instanceof IntegerExpression.Truth truth
                        ? some(truth.condition(), integers, strings)
                        : leaf instanceof IntegerExpression.Load load && integers.test(load.source()));
    }

    private static boolean asks(StringSource source) {
        if (source instanceof StringSource.Path path) {
            return path.source() instanceof PathSource.Lexical || path.source() instanceof PathSource.Real;
        }
        return !(source instanceof StringSource.ProcessName);
    }
}
