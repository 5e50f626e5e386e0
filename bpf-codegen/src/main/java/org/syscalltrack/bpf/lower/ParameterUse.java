package org.syscalltrack.bpf.lower;

import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.FieldSource;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.StringSource;

/** What asks for parameters of the call, which an operation without a system call does not have. */
final class ParameterUse {
    private final boolean missing;

    /** Parameters are missing, or not. */
    ParameterUse(boolean missing) {
        this.missing = missing;
    }

    /** Whether the value is missing here. */
    boolean isMissing(FieldSource value) {
        if (value instanceof FieldSource.IntegerField field) {
            return missing && asks(field.value());
        }
        return value instanceof FieldSource.StringField field && isMissing(field.value());
    }

    /** Whether the string is missing here. */
    boolean isMissing(StringSource source) {
        return missing && asks(source);
    }

    /** Whether a filter asks for parameters. */
    static boolean asks(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.operands().stream().anyMatch(ParameterUse::asks);
        } else if (condition instanceof Condition.Or or) {
            return or.operands().stream().anyMatch(ParameterUse::asks);
        } else if (condition instanceof Condition.Not not) {
            return asks(not.operand());
        } else if (condition instanceof Condition.Comparison comparison) {
            return asks(comparison.left()) || asks(comparison.right());
        } else if (condition instanceof Condition.IntegerMembership membership) {
            return asks(membership.value());
        } else if (condition instanceof Condition.StringComparison comparison) {
            return asks(comparison.value());
        } else if (condition instanceof Condition.StringMembership membership) {
            return asks(membership.value());
        } else if (condition instanceof Condition.StringEquality equality) {
            return asks(equality.left()) || asks(equality.right());
        }
        return condition instanceof Condition.AddressMembership;
    }

    private static boolean asks(IntegerExpression expression) {
        return expression.accept(new IntegerLeaves()).stream().anyMatch(ParameterUse::leafAsks);
    }

    private static boolean leafAsks(IntegerExpression leaf) {
        if (leaf instanceof IntegerExpression.Truth truth) {
            return asks(truth.condition());
        }
        return leaf instanceof IntegerExpression.Load load && !(load.source() instanceof IntegerSource.ProcessNumber);
    }

    private static boolean asks(StringSource source) {
        if (source instanceof StringSource.Path path) {
            return path.source() instanceof PathSource.Lexical || path.source() instanceof PathSource.Real;
        }
        return !(source instanceof StringSource.ProcessName);
    }
}
