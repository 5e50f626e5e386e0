package org.syscalltrack.dsl.model;

import java.util.List;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.AddressBlock;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.plan.StringOperator;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.Span;

/** A truth value by Kleene's logic: true, false or unknown. */
public sealed interface Predicate {
    /** Where it stands in the rule file; within a macro's use, in the macro's body. */
    Span span();

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** Known from the text alone. */
    record Literal(boolean value, Span span) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.literal(this);
        }
    }

    /** Compares two integers; {@link Signedness} says how for a call. */
    record Comparison(Relation relation, IntegerValue left, IntegerValue right, Span span) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comparison(this);
        }
    }

    /** Whether the value lies in one of the ranges. */
    record IntegerMembership(IntegerValue value, List<IntegerRange> ranges, Span span) implements Predicate {
        /** Copies the list. */
        public IntegerMembership {
            ranges = List.copyOf(ranges);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.integerMembership(this);
        }
    }

    /** Compares a string with a literal. */
    record StringComparison(StringOperator operator, StringValue value, ByteString literal, Span span)
            implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stringComparison(this);
        }
    }

    /** Whether the string equals one of the exact ones or matches one of the patterns. */
    record StringMembership(StringValue value, List<ByteString> exact, List<Glob> patterns, Span span)
            implements Predicate {
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

    /** Whether two strings are equal. */
    record StringEquality(StringValue left, StringValue right, Span span) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stringEquality(this);
        }
    }

    /** Whether an internet address lies in one of the blocks. */
    record AddressMembership(FieldReference address, List<AddressBlock> blocks, Span span) implements Predicate {
        /** Copies the list. */
        public AddressMembership {
            blocks = List.copyOf(blocks);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.addressMembership(this);
        }
    }

    /** {@code SYSCALL == unlink}: whether the call is one of these. */
    record CallIs(List<SystemCall> calls, Span span) implements Predicate {
        /** Copies the list. */
        public CallIs {
            calls = List.copyOf(calls);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.callIs(this);
        }
    }

    /** {@code ABI == native}, {@code ABI == compat}. */
    record AbiIs(boolean compat, Span span) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.abiIs(this);
        }
    }

    /** {@code CAPABLE(CAP_KILL)}; the capability is constant. */
    record Capable(IntegerValue capability, Span span) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.capable(this);
        }
    }

    /** Whether some ancestor satisfies the predicate over its own values. */
    record Ancestor(Predicate predicate, Span span) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ancestor(this);
        }
    }

    /** True if all are true, false if any is false. */
    record And(List<Predicate> operands, Span span) implements Predicate {
        /** Copies the list. */
        public And {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.and(this);
        }
    }

    /** True if any is true, false if all are false. */
    record Or(List<Predicate> operands, Span span) implements Predicate {
        /** Copies the list. */
        public Or {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.or(this);
        }
    }

    /** True if the operand is false. */
    record Not(Predicate operand, Span span) implements Predicate {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    /**
     * One method for each kind.
     *
     * @param <R> what they return
     */
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

        /** Called for {@link CallIs}. */
        R callIs(CallIs node);

        /** Called for {@link AbiIs}. */
        R abiIs(AbiIs node);

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
