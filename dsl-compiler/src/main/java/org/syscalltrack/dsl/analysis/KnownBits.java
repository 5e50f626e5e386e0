package org.syscalltrack.dsl.analysis;

import java.util.List;
import java.util.OptionalLong;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.plan.BinaryOperator;
import org.syscalltrack.dsl.plan.IntegerExpression;

/**
 * What is known of an integer's bits whatever the call is: {@code x & 3} has no others than the lowest two.
 *
 * @param zeros the bits that are never set
 * @param ones the bits that are always set
 */
record KnownBits(long zeros, long ones) {
    private static final KnownBits NONE = new KnownBits(0, 0);

    static KnownBits of(IntegerExpression value) {
        return value.accept(new Finder());
    }

    /** What is known of a value where it is negative, and where it is not; one of them where the sign is known. */
    static List<KnownBits> bySign(IntegerExpression value) {
        KnownBits bits = of(value);
        if (((bits.zeros | bits.ones) & Long.MIN_VALUE) != 0) {
            return List.of(bits);
        }
        // A number that is narrower has its sign in all bits from its own sign on.
        long signs = value instanceof IntegerExpression.Load
                ? -1L << (IntegerCases.typeOf(value).bits() - 1)
                : Long.MIN_VALUE;
        return List.of(new KnownBits(bits.zeros, bits.ones | signs), new KnownBits(bits.zeros | signs, bits.ones));
    }

    /** Whether a number can be the value, as far as bits tell. */
    boolean allow(long number) {
        return (number & zeros) == 0 && (~number & ones) == 0;
    }

    private boolean areNeverNegative() {
        return zeros < 0;
    }

    /** The bits that may be set, which are the greatest value of those with its sign. */
    long possible() {
        return ~zeros;
    }

    /** The least number that these bits allow, with their sign, and that is not less than another. */
    OptionalLong atLeast(long least) {
        if (least < 0 && areNeverNegative()) {
            return OptionalLong.of(ones);
        }
        if (allow(least)) {
            return OptionalLong.of(least);
        }
        // Beyond the bits that both begin with, the found one has a bit that the other has not: the lower, the less.
        for (int bit = 0; bit < Long.SIZE - 1; bit++) {
            long it = 1L << bit;
            long above = -it << 1;
            boolean canRise = (least & it) == 0 && (zeros & it) == 0;
            if (canRise && (least & zeros & above) == 0 && (~least & ones & above) == 0) {
                return OptionalLong.of((least & above) | it | (ones & (it - 1)));
            }
        }
        return OptionalLong.empty();
    }

    private KnownBits complement() {
        return new KnownBits(ones, zeros);
    }

    private static final class Finder implements IntegerExpression.Visitor<KnownBits> {
        @Override
        public KnownBits constant(IntegerExpression.Constant node) {
            return new KnownBits(~node.value(), node.value());
        }

        @Override
        public KnownBits load(IntegerExpression.Load node) {
            IntegerType type = IntegerCases.typeOf(node);
            return type.signed() || type.bits() == Long.SIZE ? NONE : new KnownBits(-1L << type.bits(), 0);
        }

        @Override
        public KnownBits unary(IntegerExpression.Unary node) {
            return switch (node.operator()) {
                case COMPLEMENT -> node.operand().accept(this).complement();
                case NEGATE -> NONE;
            };
        }

        @Override
        public KnownBits truth(IntegerExpression.Truth node) {
            return new KnownBits(~1L, 0);
        }

        @Override
        public KnownBits binary(IntegerExpression.Binary node) {
            KnownBits left = node.left().accept(this);
            KnownBits right = node.right().accept(this);
            return switch (node.operator()) {
                case AND -> new KnownBits(left.zeros | right.zeros, left.ones & right.ones);
                case OR -> new KnownBits(left.zeros & right.zeros, left.ones | right.ones);
                case EXCLUSIVE_OR ->
                    new KnownBits(
                            (left.zeros & right.zeros) | (left.ones & right.ones),
                            (left.zeros & right.ones) | (left.ones & right.zeros));
                case SHIFT_LEFT, SHIFT_RIGHT_LOGICAL, SHIFT_RIGHT_ARITHMETIC ->
                    node.right() instanceof IntegerExpression.Constant count
                            ? shifted(node.operator(), left, count.value())
                            : NONE;
                case REMAINDER_SIGNED, REMAINDER_UNSIGNED ->
                    node.right() instanceof IntegerExpression.Constant divisor
                            ? remainder(node.operator(), left, divisor.value())
                            : NONE;
                case ADD, SUBTRACT, MULTIPLY, DIVIDE_SIGNED, DIVIDE_UNSIGNED -> NONE;
            };
        }

        /** What comes in at an end is zero, or what the sign is known to be. */
        private static KnownBits shifted(BinaryOperator operator, KnownBits bits, long count) {
            long kept = operator == BinaryOperator.SHIFT_RIGHT_ARITHMETIC ? -1 : operator.apply(-1, count);
            return new KnownBits(operator.apply(bits.zeros, count) | ~kept, operator.apply(bits.ones, count));
        }

        /** Less than the divisor; with the sign of the dividend. */
        private static KnownBits remainder(BinaryOperator operator, KnownBits dividend, long divisor) {
            boolean isLess =
                    divisor > 0 && (operator == BinaryOperator.REMAINDER_UNSIGNED || dividend.areNeverNegative());
            return isLess ? new KnownBits(-Long.highestOneBit(divisor - 1) << 1, 0) : NONE;
        }
    }
}
