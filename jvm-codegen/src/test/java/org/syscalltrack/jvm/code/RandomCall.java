package org.syscalltrack.jvm.code;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.plan.FieldAccess;
import org.syscalltrack.dsl.plan.FileAttribute;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.call.ProcessView;

/** Answers every question at random, and the same question always the same way. All strings share one slice. */
final class RandomCall implements CallView {
    static final long[] NUMBERS = {
        0, 1, 2, -1, 3, 7, 255, 0xffffffffL, Integer.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, -4095, -4, 1L << 40
    };
    static final List<String> STRINGS =
            List.of("", "a", "ab", "abc", "b", "aab", "/etc/passwd", "/etc/shadow", "/etc", "ba", "abab", "/");

    private final Entry entry;
    private final long seed;
    private final ByteSlice slice = ByteSlice.without(Availability.UNREADABLE);

    RandomCall(Entry entry, long seed) {
        this.entry = entry;
        this.seed = seed;
    }

    private Random random(Object... question) {
        return new Random(seed * 31 + Objects.hash(question) * 0x9e3779b97f4a7c15L);
    }

    private int state(Object... question) {
        int draw = random(question).nextInt(10);
        return draw == 0 ? Availability.ABSENT : draw == 1 ? Availability.UNREADABLE : Availability.KNOWN;
    }

    private long number(Object... question) {
        return NUMBERS[random(question).nextInt(NUMBERS.length)];
    }

    private ByteSlice text(Object... question) {
        Random random = random(question);
        int draw = random.nextInt(10);
        if (draw < 2) {
            slice.setMissing(draw == 0 ? Availability.ABSENT : Availability.UNREADABLE);
        } else {
            String text = STRINGS.get(random.nextInt(STRINGS.size()));
            byte[] bytes = ("xx" + text + "yy").getBytes(StandardCharsets.US_ASCII);
            slice.set(bytes, 2, text.length(), draw == 2);
        }
        return slice;
    }

    @Override
    public Entry entry() {
        return entry;
    }

    @Override
    public int argumentState(int parameter) {
        return state("argument state", parameter);
    }

    @Override
    public long argument(int parameter) {
        return number("argument", parameter);
    }

    @Override
    public int fieldState(int parameter, FieldAccess field) {
        return state("field state", parameter, field.name());
    }

    @Override
    public long field(int parameter, FieldAccess field) {
        return number("field", parameter, field.name());
    }

    @Override
    public ByteSlice address(int parameter, FieldAccess field) {
        int state = state("address state", parameter, field.name());
        if (state != Availability.KNOWN) {
            slice.setMissing(state);
        } else {
            byte[] bytes = new byte[field.size()];
            bytes[0] = 10;
            bytes[1] = (byte) random("address", parameter, field.name()).nextInt(4);
            slice.set(ByteString.of(bytes).toByteArray(), 0, bytes.length, false);
        }
        return slice;
    }

    @Override
    public ByteSlice string(int parameter) {
        return text("string", parameter);
    }

    @Override
    public ByteSlice buffer(int parameter, int lengthParameter) {
        return text("buffer", parameter, lengthParameter);
    }

    @Override
    public ByteSlice element(int parameter, int index) {
        return text("element", parameter, index);
    }

    @Override
    public ByteSlice socketPath(int parameter, int lengthParameter) {
        return text("socket", parameter, lengthParameter);
    }

    @Override
    public ByteSlice path(PathSource source) {
        return text("path", source.toString());
    }

    @Override
    public int fileState(PathSource file, FileAttribute attribute) {
        return state("file state", file.toString(), attribute.name());
    }

    @Override
    public long file(PathSource file, FileAttribute attribute) {
        return number("file", file.toString(), attribute.name());
    }

    @Override
    public ProcessView process() {
        return new RandomProcess(-1);
    }

    @Override
    public int capableState(int capability) {
        return state("capable state", capability);
    }

    @Override
    public boolean capable(int capability) {
        return random("capable", capability).nextBoolean();
    }

    @Override
    public int ancestors() {
        return random("ancestors").nextInt(4);
    }

    @Override
    public boolean ancestorsComplete() {
        return random("complete").nextInt(3) != 0;
    }

    @Override
    public ProcessView ancestor(int distance) {
        return new RandomProcess(distance);
    }

    @Override
    public int resultState() {
        return state("result state");
    }

    @Override
    public long result() {
        return number("result");
    }

    private final class RandomProcess implements ProcessView {
        private final int distance;

        RandomProcess(int distance) {
            this.distance = distance;
        }

        @Override
        public int numberState(ProcessInteger which) {
            return state("number state", distance, which.name());
        }

        @Override
        public long number(ProcessInteger which) {
            return RandomCall.this.number("number", distance, which.name());
        }

        @Override
        public ByteSlice name(ProcessString which) {
            return text("name", distance, which.name());
        }

        @Override
        public ByteSlice executable() {
            return text("executable", distance);
        }
    }
}
