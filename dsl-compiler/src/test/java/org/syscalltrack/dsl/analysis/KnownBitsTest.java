package org.syscalltrack.dsl.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.plan.BinaryOperator;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerExpression.Binary;
import org.syscalltrack.dsl.plan.IntegerExpression.Constant;
import org.syscalltrack.dsl.plan.IntegerExpression.Load;
import org.syscalltrack.dsl.plan.IntegerExpression.Unary;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.UnaryOperator;

/** What is known of bits holds for every value of a parameter of eight bits. */
class KnownBitsTest {
    private static final long SEED = 20261126;
    private static final int ROUNDS = 3000;
    private static final List<IntegerType> TYPES = List.of(new IntegerType(8, false), new IntegerType(8, true));

    @Test
    void allowEveryValue() {
        Random random = new Random(SEED);
        long refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            IntegerType type = TYPES.get(round % TYPES.size());
            IntegerExpression expression = expression(random, type, 3);
            KnownBits bits = KnownBits.of(expression);
            for (int register = 0; register < 256; register++) {
                long value = valueOf(expression, type.widen(register));
                assertThat(bits.allow(value))
                        .as("%s is %d, with %s", expression, value, bits)
                        .isTrue();
            }
            refused +=
                    LongStream.range(0, 256).filter(value -> !bits.allow(value)).count();
        }
        assertThat(refused).as("something is known").isGreaterThan(ROUNDS * 10L);
    }

    @Test
    void theLeastThatIsNotLess() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            boolean negative = random.nextBoolean();
            long upper = ~0xffL;
            long zeros = random.nextInt(256) | (negative ? 0 : upper);
            KnownBits bits = new KnownBits(zeros, (random.nextInt(256) | (negative ? upper : 0)) & ~zeros);
            for (long least = -260; least < 260; least++) {
                OptionalLong expected =
                        LongStream.range(least, 260).filter(bits::allow).findFirst();
                assertThat(bits.atLeast(least)).as("%s from %d", bits, least).isEqualTo(expected);
            }
        }
    }

    @Test
    void bySignIsEveryValueOnce() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            IntegerType type = TYPES.get(round % TYPES.size());
            IntegerExpression expression = expression(random, type, round % 4);
            List<KnownBits> both = KnownBits.bySign(expression);
            for (int register = 0; register < 256; register++) {
                long value = valueOf(expression, type.widen(register));
                assertThat(both).filteredOn(bits -> bits.allow(value)).hasSize(1);
            }
        }
    }

    private static IntegerExpression expression(Random random, IntegerType type, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return random.nextInt(3) == 0
                    ? new Constant(random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(70) - 3)
                    : new Load(new IntegerSource.Argument(0, type));
        }
        if (random.nextInt(8) == 0) {
            UnaryOperator[] operators = UnaryOperator.values();
            return new Unary(operators[random.nextInt(operators.length)], expression(random, type, depth - 1));
        }
        BinaryOperator[] operators = BinaryOperator.values();
        return new Binary(
                operators[random.nextInt(operators.length)],
                expression(random, type, depth - 1),
                expression(random, type, depth - 1));
    }

    private static long valueOf(IntegerExpression expression, long argument) {
        if (expression instanceof Constant constant) {
            return constant.value();
        }
        if (expression instanceof Unary unary) {
            return unary.operator().apply(valueOf(unary.operand(), argument));
        }
        return expression instanceof Binary binary
                ? binary.operator().apply(valueOf(binary.left(), argument), valueOf(binary.right(), argument))
                : argument;
    }
}
