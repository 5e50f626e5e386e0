package org.syscalltrack.dsl.plan;

import org.jspecify.annotations.Nullable;

/** A 64-bit integer computed at a decision point. All arithmetic wraps modulo 2^64; the value is unknown where an operand is. */
public sealed interface IntegerExpression {

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** A value known when the plan was made. */
    record Constant(long value) implements IntegerExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constant(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Constant that && value == that.value;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(value);
        }
    }

    /** What the source holds at the decision point, widened to 64 bits by its own signedness. */
    record Load(IntegerSource source) implements IntegerExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.load(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Load that && source.equals(that.source);
        }

        @Override
        public int hashCode() {
            return 31 * source.hashCode();
        }
    }

    /** An operator with one operand. */
    record Unary(UnaryOperator operator, IntegerExpression operand) implements IntegerExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unary(this);
        }
    }

    /** An operator with two operands; neither order of reading them may be visible. */
    record Binary(BinaryOperator operator, IntegerExpression left, IntegerExpression right)
            implements IntegerExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.binary(this);
        }
    }

    /** 1 where the condition is true, 0 where it is false, unknown where it is unknown. */
    record Truth(Condition condition) implements IntegerExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.truth(this);
        }
    }

    /** One method for each kind. */
    interface Visitor<R> {
        /** Called for {@link Constant}. */
        R constant(Constant node);

        /** Called for {@link Load}. */
        R load(Load node);

        /** Called for {@link Unary}. */
        R unary(Unary node);

        /** Called for {@link Binary}. */
        R binary(Binary node);

        /** Called for {@link Truth}. */
        R truth(Truth node);
    }
}
