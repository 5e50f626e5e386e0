package org.syscalltrack.bpf.lower;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.syscalltrack.bpf.asm.ByteOrder;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.plan.AddressBlock;
import org.syscalltrack.dsl.plan.Condition;

/** Whether an internet address lies in one of some blocks: a search by halves over the ranges that they make up. */
final class AddressLowering {
    /** The address, or the half of it that is looked at. */
    private static final Register VALUE = Register.R1;

    private final Target target;
    private final PointedFields fields;

    AddressLowering(Target target, PointedFields fields) {
        this.target = target;
        this.fields = fields;
    }

    /** Addresses from {@code low} to {@code high}. */
    private record Range(BigInteger low, BigInteger high) {
        static Range of(AddressBlock block) {
            BigInteger low = new BigInteger(1, block.network().toByteArray());
            int free = block.network().length() * Byte.SIZE - block.prefix();
            return new Range(low, low.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE));
        }
    }

    /** Goes where the membership leads. */
    void member(Condition.AddressMembership node, Outcomes outcomes) {
        int bytes = node.value().field().size();
        int area = fields.placeOf(
                node.value(), node.value().parameter(), node.value().field(), bytes);
        fields.requireReadable(node.value().parameter(), node.value().field());
        fields.read(
                node.value().parameter(),
                node.value().field(),
                area,
                bytes,
                outcomes.ifUnreadable(),
                outcomes.ifAbsent());
        if (!target.flow().isReachable()) {
            return;
        }
        List<Range> ranges = ranges(node.blocks(), bytes);
        if (ranges.isEmpty()) {
            target.flow().jump(outcomes.ifFalse());
            return;
        }
        int first = Math.min(bytes, Long.BYTES);
        load(area, first);
        search(ranges, area, bytes, outcomes);
    }

    /** The ranges of the blocks of a family, sorted, disjoint and not adjacent. */
    private static List<Range> ranges(List<AddressBlock> blocks, int bytes) {
        List<Range> sorted = blocks.stream()
                .filter(block -> block.network().length() == bytes)
                .map(Range::of)
                .sorted(Comparator.comparing(Range::low))
                .toList();
        List<Range> merged = new ArrayList<>();
        for (Range range : sorted) {
            Range last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && range.low().compareTo(last.high().add(BigInteger.ONE)) <= 0) {
                merged.set(merged.size() - 1, new Range(last.low(), last.high().max(range.high())));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }

    private void search(List<Range> ranges, int area, int bytes, Outcomes outcomes) {
        if (ranges.size() == 1) {
            within(ranges.get(0), area, bytes, outcomes);
            return;
        }
        int middle = ranges.size() / 2;
        Label upper = new Label("addresses_upper");
        Label lower = new Label("addresses_lower");
        compare(ranges.get(middle).low(), area, bytes, lower, upper);
        target.flow().bind(lower);
        search(ranges.subList(0, middle), area, bytes, outcomes);
        target.flow().bind(upper);
        search(ranges.subList(middle, ranges.size()), area, bytes, outcomes);
    }

    private void within(Range range, int area, int bytes, Outcomes outcomes) {
        Label high = new Label("address_high");
        compare(range.low(), area, bytes, outcomes.ifFalse(), high);
        target.flow().bind(high);
        BigInteger most = BigInteger.ONE.shiftLeft(bytes * Byte.SIZE);
        BigInteger behind = range.high().add(BigInteger.ONE);
        if (behind.equals(most)) {
            target.flow().jump(outcomes.ifTrue());
        } else {
            compare(behind, area, bytes, outcomes.ifTrue(), outcomes.ifFalse());
        }
    }

    /** Goes on by whether the address is less than a bound; its first eight bytes are in {@link #VALUE} before and after. */
    private void compare(BigInteger bound, int area, int bytes, Label less, Label notLess) {
        if (bytes <= Long.BYTES) {
            jumpIf(JumpOp.LT, bound.longValue(), less);
            target.flow().jump(notLess);
            return;
        }
        long first = bound.shiftRight(Long.SIZE).longValue();
        long second = bound.longValue();
        jumpIf(JumpOp.LT, first, less);
        if (second == 0) {
            target.flow().jump(notLess);
            return;
        }
        jumpIf(JumpOp.GT, first, notLess);
        Label secondLess = new Label("address_less");
        load(area + Long.BYTES, Long.BYTES);
        jumpIf(JumpOp.LT, second, secondLess);
        load(area, Long.BYTES);
        target.flow().jump(notLess);
        target.flow().bind(secondLess);
        if (target.flow().isReachable()) {
            load(area, Long.BYTES);
            target.flow().jump(less);
        }
    }

    /** {@link #VALUE} = so many bytes, the first of them the most significant. */
    private void load(int area, int bytes) {
        target.code().load(Size.ofBytes(bytes), VALUE, Register.R10, area);
        target.code().swapBytes(ByteOrder.BIG_ENDIAN, bytes * Byte.SIZE, VALUE);
    }

    private void jumpIf(JumpOp op, long value, Label label) {
        if (IntegerLowering.fitsInstruction(value)) {
            target.flow().jumpIf(op, VALUE, (int) value, label);
        } else {
            target.code().move(Register.R2, value);
            target.flow().jumpIf(op, VALUE, Register.R2, label);
        }
    }
}
