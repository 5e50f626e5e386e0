package org.syscalltrack.dsl.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.syscalltrack.dsl.plan.IntegerRange;

/** Collects ranges and makes them sorted, disjoint and not adjacent. */
final class Ranges {
    private final boolean unsigned;
    private final Comparator<Long> order;
    private final List<IntegerRange> ranges = new ArrayList<>();

    Ranges(boolean unsigned) {
        this.unsigned = unsigned;
        this.order = unsigned ? Long::compareUnsigned : Long::compare;
    }

    /** Adds a range; one that the signedness of the value turns into nothing is left out. */
    void add(long low, long high) {
        if (order.compare(low, high) <= 0) {
            ranges.add(new IntegerRange(low, high, unsigned));
        }
    }

    boolean contains(long value) {
        return ranges.stream()
                .anyMatch(range -> order.compare(range.low(), value) <= 0 && order.compare(value, range.high()) <= 0);
    }

    List<IntegerRange> merged() {
        List<IntegerRange> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparing(IntegerRange::low, order));
        List<IntegerRange> merged = new ArrayList<>();
        long greatest = unsigned ? -1 : Long.MAX_VALUE;
        for (IntegerRange range : sorted) {
            IntegerRange last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            boolean joins =
                    last != null && (last.high() == greatest || order.compare(range.low(), last.high() + 1) <= 0);
            if (last != null && joins) {
                long high = order.compare(last.high(), range.high()) >= 0 ? last.high() : range.high();
                merged.set(merged.size() - 1, new IntegerRange(last.low(), high, unsigned));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }
}
