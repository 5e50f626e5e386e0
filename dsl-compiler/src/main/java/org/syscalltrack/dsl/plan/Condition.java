package org.syscalltrack.dsl.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.source.ByteString;

/** A truth value at a decision point: true, false, or unknown, by Kleene's logic. Unknown has two grades: unreadable, and absent (a field of another address family, a NULL pointer, a missing file), which never makes a rule match and counts nowhere. The order in which operands are read is never visible, so a backend may choose it. */
public sealed interface Condition {

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** Known when the plan was made. */
    record Literal(boolean value) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.literal(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Literal that && value == that.value;
        }

        @Override
        public int hashCode() {
            return Boolean.hashCode(value);
        }
    }

    /** Compares two integers. */
    record Comparison(ComparisonOperator operator, IntegerExpression left, IntegerExpression right)
            implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comparison(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Comparison that
                    && operator == that.operator
                    && left.equals(that.left)
                    && right.equals(that.right);
        }

        @Override
        public int hashCode() {
            return 31 * left.hashCode() + right.hashCode();
        }
    }

    /** Whether the value lies in one of the ranges, which are sorted, disjoint and not adjacent. */
    record IntegerMembership(IntegerExpression value, List<IntegerRange> ranges) implements Condition {
        /** Copies the lists. */
        public IntegerMembership {
            ranges = List.copyOf(ranges);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.integerMembership(this);
        }
    }

    /** Compares a string with a literal. */
    record StringComparison(StringOperator operator, StringSource value, ByteString literal) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stringComparison(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof StringComparison that
                    && operator == that.operator
                    && value.equals(that.value)
                    && literal.equals(that.literal);
        }

        @Override
        public int hashCode() {
            return 31 * value.hashCode() + literal.hashCode();
        }
    }

    /** Whether the string equals one of the exact ones (sorted, without duplicates) or matches one of the patterns. */
    record StringMembership(StringSource value, List<ByteString> exact, List<Glob> patterns) implements Condition {
        /** Copies the lists. */
        public StringMembership {
            exact = List.copyOf(exact);
            patterns = List.copyOf(patterns);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stringMembership(this);
        }
    }

    /** Whether two strings read at the decision point are equal. */
    record StringEquality(StringSource left, StringSource right) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stringEquality(this);
        }
    }

    /** Whether an address lies in one of the blocks; only blocks of its own family can hold it. */
    record AddressMembership(AddressSource value, List<AddressBlock> blocks) implements Condition {
        /** Copies the lists. */
        public AddressMembership {
            blocks = List.copyOf(blocks);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addressMembership(this);
        }
    }

    /** Whether the capability is in the thread's effective set and the thread is in the initial user namespace. */
    record Capable(int capability) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.capable(this);
        }
    }

    /** Whether some ancestor, the process itself excluded, up to 32, satisfies the condition over its own values. */
    record Ancestor(Condition condition) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ancestor(this);
        }
    }

    /** True if all are true, false if any is false. */
    record And(List<Condition> operands) implements Condition {
        /** Copies the lists. */
        public And {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.and(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof And that && operands.equals(that.operands);
        }

        @Override
        public int hashCode() {
            return 31 * operands.hashCode() + 1;
        }
    }

    /** True if any is true, false if all are false. */
    record Or(List<Condition> operands) implements Condition {
        /** Copies the lists. */
        public Or {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.or(this);
        }
    }

    /** True if the operand is false. */
    record Not(Condition operand) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    /** One method for each kind. */
    interface Visitor<R> {
        /** Called for {@link Literal}. */
        R literal(Literal node);

        /** Called for {@link Comparison}. */
        R comparison(Comparison node);

        /** Called for {@link IntegerMembership}. */
        R integerMembership(IntegerMembership node);

        /** Called for {@link StringComparison}. */
        R stringComparison(StringComparison node);

        /** Called for {@link StringMembership}. */
        R stringMembership(StringMembership node);

        /** Called for {@link StringEquality}. */
        R stringEquality(StringEquality node);

        /** Called for {@link AddressMembership}. */
        R addressMembership(AddressMembership node);

        /** Called for {@link Capable}. */
        R capable(Capable node);

        /** Called for {@link Ancestor}. */
        R ancestor(Ancestor node);

        /** Called for {@link And}. */
        R and(And node);

        /** Called for {@link Or}. */
        R or(Or node);

        /** Called for {@link Not}. */
        R not(Not node);
    }
}
