package org.syscalltrack.bpf.lower;

import java.util.List;
import org.syscalltrack.dsl.catalog.Argument;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.StringSource;

/**
 * Which values and conditions can be unknown at an entry, and how dear they are: what is known and cheap is looked at
 * first, which the language makes invisible.
 */
final class Unknowns {
    /** Nothing can be unknown. */
    static final int NONE = 0;
    /** A value may be impossible to read. */
    static final int UNREADABLE = 1;
    /** A value may not be there at all. */
    static final int ABSENT = 2;
    /** Either. */
    static final int BOTH = UNREADABLE | ABSENT;

    private static final int DEAR = 64;
    /** A walk from object to object. */
    private static final int WALK = 1024;

    private final Entry entry;

    Unknowns(Entry entry) {
        this.entry = entry;
    }

    /** The ways in which a condition can be unknown: a set of the constants above. */
    int of(Condition condition) {
        return condition.accept(new Conditions());
    }

    /** Whether a condition can be unknown through something that cannot be read, where a string of its is absent. */
    boolean canBeUnreadableBeside(Condition condition, StringSource absent) {
        if (condition instanceof Condition.And and) {
            return and.operands().stream().anyMatch(operand -> canBeUnreadableBeside(operand, absent));
        }
        boolean ofString = condition instanceof Condition.StringComparison comparison
                && comparison.value().equals(absent);
        return !ofString && (of(condition) & UNREADABLE) != 0;
    }

    /** The ways in which an integer can be unknown. */
    int of(IntegerExpression expression) {
        return expression.accept(new Integers());
    }

    /** The ways in which a string can be unknown. */
    static int of(StringSource source) {
        return source instanceof StringSource.ProcessName ? NONE : BOTH;
    }

    /** The ways in which the value of a parameter can be unknown. */
    int ofArgument(int parameter) {
        return entry.arguments().get(parameter) instanceof Argument.Memory ? UNREADABLE : NONE;
    }

    /** A guess at the instructions that a condition takes; only the order matters. */
    int cost(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.operands().stream().mapToInt(this::cost).sum();
        } else if (condition instanceof Condition.Or or) {
            return or.operands().stream().mapToInt(this::cost).sum();
        } else if (condition instanceof Condition.Not not) {
            return cost(not.operand());
        }
        if (condition instanceof Condition.Ancestor || isAboutPath(condition)) {
            return WALK;
        }
        return of(condition) == NONE ? 1 : DEAR;
    }

    private static boolean isAboutPath(Condition condition) {
        return (condition instanceof Condition.StringComparison comparison
                        && comparison.value() instanceof StringSource.Path)
                || (condition instanceof Condition.StringMembership membership
                        && membership.value() instanceof StringSource.Path);
    }

    /** What is known for sure first, then the cheap before the dear; otherwise as it was written. */
    List<Condition> ordered(List<Condition> operands) {
        return operands.stream()
                .sorted((a, b) -> {
                    int byKnowledge = Boolean.compare(of(a) != NONE, of(b) != NONE);
                    return byKnowledge != 0 ? byKnowledge : Integer.compare(cost(a), cost(b));
                })
                .toList();
    }

    private final class Integers implements IntegerExpression.Visitor<Integer> {
        @Override
        public Integer constant(IntegerExpression.Constant node) {
            return NONE;
        }

        @Override
        public Integer load(IntegerExpression.Load node) {
            return node.source().accept(new Sources());
        }

        @Override
        public Integer unary(IntegerExpression.Unary node) {
            return of(node.operand());
        }

        @Override
        public Integer binary(IntegerExpression.Binary node) {
            return of(node.left()) | of(node.right());
        }

        @Override
        public Integer truth(IntegerExpression.Truth node) {
            return of(node.condition());
        }
    }

    private final class Sources implements IntegerSource.Visitor<Integer> {
        @Override
        public Integer argument(IntegerSource.Argument node) {
            return ofArgument(node.parameter());
        }

        @Override
        public Integer pointedField(IntegerSource.PointedField node) {
            return BOTH;
        }

        @Override
        public Integer returnValue(IntegerSource.ReturnValue node) {
            return NONE;
        }

        @Override
        public Integer errorNumber(IntegerSource.ErrorNumber node) {
            return NONE;
        }

        @Override
        public Integer processNumber(IntegerSource.ProcessNumber node) {
            return NONE;
        }

        @Override
        public Integer fileNumber(IntegerSource.FileNumber node) {
            return BOTH;
        }
    }

    private final class Conditions implements Condition.Visitor<Integer> {
        @Override
        public Integer literal(Condition.Literal node) {
            return NONE;
        }

        @Override
        public Integer comparison(Condition.Comparison node) {
            return of(node.left()) | of(node.right());
        }

        @Override
        public Integer integerMembership(Condition.IntegerMembership node) {
            return of(node.value());
        }

        @Override
        public Integer stringComparison(Condition.StringComparison node) {
            return Unknowns.of(node.value());
        }

        @Override
        public Integer stringMembership(Condition.StringMembership node) {
            return Unknowns.of(node.value());
        }

        @Override
        public Integer stringEquality(Condition.StringEquality node) {
            return Unknowns.of(node.left()) | Unknowns.of(node.right());
        }

        @Override
        public Integer addressMembership(Condition.AddressMembership node) {
            return BOTH;
        }

        @Override
        public Integer capable(Condition.Capable node) {
            return NONE;
        }

        @Override
        public Integer ancestor(Condition.Ancestor node) {
            return of(node.condition());
        }

        @Override
        public Integer and(Condition.And node) {
            return node.operands().stream().mapToInt(Unknowns.this::of).reduce(NONE, (a, b) -> a | b);
        }

        @Override
        public Integer or(Condition.Or node) {
            return node.operands().stream().mapToInt(Unknowns.this::of).reduce(NONE, (a, b) -> a | b);
        }

        @Override
        public Integer not(Condition.Not node) {
            return of(node.operand());
        }
    }
}
