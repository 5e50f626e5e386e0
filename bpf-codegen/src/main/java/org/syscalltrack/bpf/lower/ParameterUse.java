package org.syscalltrack.bpf.lower;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.syscalltrack.dsl.plan.AddressSource;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.FieldSource;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.Step;
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
            return missing && some(field.value(), this::leafAsks, this::asks, this::asks);
        }
        return value instanceof FieldSource.StringField field && isMissing(field.value());
    }

    /** Whether the string is missing here. */
    boolean isMissing(StringSource source) {
        return missing && asks(source);
    }

    /** Whether a filter asks for parameters that the hook does not give. */
    boolean asks(Condition condition) {
        return some(condition, this::leafAsks, this::asks, this::asks);
    }

    /** Whether a step's filter or event asks for the object that the kernel finds for a name. */
    static boolean asksForObject(Step step, HookObjects objects) {
        return some(
                        step.filter(),
                        source -> isObject(source, objects),
                        source -> isObject(source, objects),
                        source -> false)
                || eventAsksForObject(step, objects);
    }

    /** Whether a step's event asks for such an object. */
    static boolean eventAsksForObject(Step step, HookObjects objects) {
        return step.event().stream()
                .flatMap(event -> event.values().stream())
                .anyMatch(value -> value instanceof FieldSource.IntegerField field
                        ? some(
                                field.value(),
                                source -> isObject(source, objects),
                                source -> isObject(source, objects),
                                source -> false)
                        : value instanceof FieldSource.StringField text && isObject(text.value(), objects));
    }

    /** Shows each integer that a step's filter and event ask for. */
    static void forEachInteger(Step step, Consumer<IntegerSource> consumer) {
        Predicate<IntegerSource> each = source -> {
            consumer.accept(source);
            return false;
        };
        some(step.filter(), each, source -> false, source -> false);
        step.event().stream().flatMap(event -> event.values().stream()).forEach(value -> {
            if (value instanceof FieldSource.IntegerField field) {
                some(field.value(), each, source -> false, source -> false);
            }
        });
    }

    private static boolean isObject(IntegerSource source, HookObjects objects) {
        return source instanceof IntegerSource.FileNumber number && !objects.isDescriptor(number.file());
    }

    private static boolean isObject(StringSource source, HookObjects objects) {
        return source instanceof StringSource.Path path
                && path.source() instanceof PathSource.Real
                && !objects.isDescriptor(path.source());
    }

    private boolean leafAsks(IntegerSource source) {
        return !(source instanceof IntegerSource.ProcessNumber) && !objects.gives(source);
    }

    private static boolean some(
            Condition condition,
            Predicate<IntegerSource> integers,
            Predicate<StringSource> strings,
            Predicate<AddressSource> addresses) {
        Predicate<Condition> inside = operand -> some(operand, integers, strings, addresses);
        if (condition instanceof Condition.And and) {
            return and.operands().stream().anyMatch(inside);
        } else if (condition instanceof Condition.Or or) {
            return or.operands().stream().anyMatch(inside);
        } else if (condition instanceof Condition.Not not) {
            return inside.test(not.operand());
        } else if (condition instanceof Condition.Comparison comparison) {
            return some(comparison.left(), integers, strings, addresses)
                    || some(comparison.right(), integers, strings, addresses);
        } else if (condition instanceof Condition.IntegerMembership membership) {
            return some(membership.value(), integers, strings, addresses);
        } else if (condition instanceof Condition.StringComparison comparison) {
            return strings.test(comparison.value());
        } else if (condition instanceof Condition.StringMembership membership) {
            return strings.test(membership.value());
        } else if (condition instanceof Condition.StringEquality equality) {
            return strings.test(equality.left()) || strings.test(equality.right());
        }
        return condition instanceof Condition.AddressMembership membership && addresses.test(membership.value());
    }

    private static boolean some(
            IntegerExpression expression,
            Predicate<IntegerSource> integers,
            Predicate<StringSource> strings,
            Predicate<AddressSource> addresses) {
        return expression.accept(new IntegerLeaves()).stream()
                .anyMatch(leaf -> leaf instanceof IntegerExpression.Truth truth
                        ? some(truth.condition(), integers, strings, addresses)
                        : leaf instanceof IntegerExpression.Load load && integers.test(load.source()));
    }

    private boolean asks(AddressSource source) {
        return objects.address(source.parameter()).isEmpty();
    }

    private boolean asks(StringSource source) {
        if (source instanceof StringSource.Path path) {
            return path.source() instanceof PathSource.Real real
                    ? objects.path(real).isEmpty()
                    : path.source() instanceof PathSource.Lexical;
        }
        return !(source instanceof StringSource.ProcessName);
    }
}
