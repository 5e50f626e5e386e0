package org.syscalltrack.jvm.code;

import java.util.List;
import org.syscalltrack.dsl.plan.IntegerRange;

/** A set of 64-bit integers given by ranges; membership by binary search. */
final class IntegerSet {
    private final long[] low;
    private final long[] high;
    private final long flip;

    /** The ranges are sorted, disjoint and of one signedness. */
    IntegerSet(List<IntegerRange> ranges) {
        flip = !ranges.isEmpty() && ranges.get(0).unsigned() ? Long.MIN_VALUE : 0;
        low = ranges.stream().mapToLong(range -> range.low() ^ flip).toArray();
        high = ranges.stream().mapToLong(range -> range.high() ^ flip).toArray();
    }

    /** Unsigned order is signed order with the top bit flipped. */
    boolean contains(long value) {
        long key = value ^ flip;
        int from = 0;
        int to = low.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (low[middle] <= key) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from > 0 && key <= high[from - 1];
    }
}
