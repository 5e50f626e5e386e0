package org.syscalltrack.jvm.code;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.plan.AddressBlock;
import org.syscalltrack.dsl.plan.AddressSource;
import org.syscalltrack.dsl.plan.BinaryOperator;
import org.syscalltrack.dsl.plan.ComparisonOperator;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.FieldAccess;
import org.syscalltrack.dsl.plan.FileAttribute;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerRange;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.plan.StringOperator;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.plan.UnaryOperator;
import org.syscalltrack.dsl.source.ByteString;

/** Draws conditions of every kind. */
final class RandomConditions {
    private final Random random;

    RandomConditions(Random random) {
        this.random = random;
    }

    Condition condition(int depth) {
        return switch (random.nextInt(depth > 0 ? 14 : 8)) {
            case 0 -> new Condition.Literal(random.nextBoolean());
            case 1 -> new Condition.Comparison(any(ComparisonOperator.values()), integer(2), integer(2));
            case 2 -> new Condition.IntegerMembership(integer(1), ranges());
            case 3 -> new Condition.StringComparison(any(StringOperator.values()), string(), text());
            case 4 ->
                new Condition.StringMembership(
                        string(), List.copyOf(new TreeSet<>(several(6, this::text))), several(3, this::glob));
            case 5 -> new Condition.StringEquality(string(), string());
            case 6 -> new Condition.AddressMembership(address(), several(3, this::block));
            case 7 -> new Condition.Capable(random.nextInt(4));
            case 8, 9, 10 -> new Condition.And(several(random.nextInt(30) == 0 ? 80 : 4, () -> condition(depth - 1)));
            case 11, 12 -> new Condition.Or(several(random.nextInt(30) == 0 ? 80 : 4, () -> condition(depth - 1)));
            default ->
                random.nextInt(4) == 0 ? new Condition.Ancestor(condition(0)) : new Condition.Not(condition(depth - 1));
        };
    }

    private IntegerExpression integer(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 5)) {
            case 0 -> new IntegerExpression.Constant(number());
            case 1, 2, 3, 4 -> new IntegerExpression.Load(source());
            case 5 -> new IntegerExpression.Unary(any(UnaryOperator.values()), integer(depth - 1));
            case 6, 7 ->
                new IntegerExpression.Binary(any(BinaryOperator.values()), integer(depth - 1), integer(depth - 1));
            default -> new IntegerExpression.Truth(condition(1));
        };
    }

    private IntegerSource source() {
        IntegerType type = new IntegerType(any(8, 16, 32, 64), random.nextBoolean());
        return switch (random.nextInt(6)) {
            case 0 -> new IntegerSource.Argument(random.nextInt(4), type);
            case 1 -> new IntegerSource.PointedField(random.nextInt(4), field("f" + random.nextInt(2), 4), type);
            case 2 -> new IntegerSource.ReturnValue();
            case 3 -> new IntegerSource.ErrorNumber();
            case 4 -> new IntegerSource.ProcessNumber(any(ProcessInteger.values()));
            default -> new IntegerSource.FileNumber(path(), any(FileAttribute.values()));
        };
    }

    private StringSource string() {
        return switch (random.nextInt(6)) {
            case 0 -> new StringSource.ArgumentString(random.nextInt(3));
            case 1 -> new StringSource.ArgumentBuffer(random.nextInt(3), 3);
            case 2 -> new StringSource.ArgumentElement(random.nextInt(3), random.nextInt(2));
            case 3 -> new StringSource.SocketPath(random.nextInt(3), 3);
            case 4 -> new StringSource.ProcessName(any(ProcessString.values()));
            default -> new StringSource.Path(path());
        };
    }

    private PathSource path() {
        return switch (random.nextInt(5)) {
            case 0 -> new PathSource.Lexical(random.nextInt(3));
            case 1 -> new PathSource.Real(random.nextInt(3));
            case 2 -> new PathSource.Executable();
            case 3 -> new PathSource.WorkingDirectory();
            default -> new PathSource.ControlGroup();
        };
    }

    private static FieldAccess field(String name, int size) {
        return new FieldAccess(name, 0, size, false, OptionalInt.empty(), OptionalInt.empty());
    }

    private AddressSource address() {
        return new AddressSource(random.nextInt(3), random.nextBoolean() ? field("a4", 4) : field("a16", 16));
    }

    /** 10.x.0.0/15 and the like, and the same beginnings of the other family. */
    private AddressBlock block() {
        byte[] network = new byte[random.nextBoolean() ? 4 : 16];
        network[0] = 10;
        network[1] = (byte) (random.nextInt(2) * 2);
        return new AddressBlock(ByteString.of(network), any(0, 7, 8, 15, 16, 32));
    }

    /** Sorted, disjoint and not adjacent, as the plan promises. */
    private List<IntegerRange> ranges() {
        boolean unsigned = random.nextBoolean();
        TreeSet<Long> ends = unsigned ? new TreeSet<>(Long::compareUnsigned) : new TreeSet<>();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            ends.add(number() + random.nextInt(5));
        }
        List<Long> sorted = List.copyOf(ends);
        List<IntegerRange> ranges = new ArrayList<>();
        for (int i = 0; i + 1 < sorted.size(); i += 2) {
            boolean adjacent = i > 0 && sorted.get(i) - 1 == sorted.get(i - 1);
            if (!adjacent) {
                ranges.add(new IntegerRange(
                        sorted.get(i), random.nextBoolean() ? sorted.get(i) : sorted.get(i + 1), unsigned));
            }
        }
        return ranges;
    }

    private Glob glob() {
        List<Glob.Element> elements = new ArrayList<>();
        boolean star = false;
        for (int i = random.nextInt(5); i >= 0; i--) {
            boolean next = !star && random.nextBoolean();
            if (next) {
                elements.add(new Glob.Element.Star());
            } else if (random.nextInt(3) == 0) {
                elements.add(new Glob.Element.OneOf(random.nextLong(), -1L << 33, random.nextLong(), 0));
            } else {
                elements.add(new Glob.Element.Literal(ByteString.ofUtf8(any("a", "ab", "b", "/etc"))));
            }
            star = next;
        }
        return new Glob(ByteString.ofUtf8("drawn"), elements);
    }

    private ByteString text() {
        return ByteString.ofUtf8(RandomCall.STRINGS.get(random.nextInt(RandomCall.STRINGS.size())));
    }

    private long number() {
        return RandomCall.NUMBERS[random.nextInt(RandomCall.NUMBERS.length)];
    }

    private <T> List<T> several(int most, Supplier<T> supplier) {
        List<T> drawn = new ArrayList<>();
        int count = most > 10 ? most : random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            drawn.add(supplier.get());
        }
        return drawn;
    }

    @SafeVarargs
    private <T> T any(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
