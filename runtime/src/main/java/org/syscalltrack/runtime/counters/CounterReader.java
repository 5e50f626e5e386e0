package org.syscalltrack.runtime.counters;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.runtime.bpf.BpfHandle;
import org.syscalltrack.runtime.bpf.BpfKernel;

/** Reads the map {@code sct_counters} of a generation, whose layout {@code docs/object-format.md} states. */
public final class CounterReader {
    private static final int COUNTERS = 8;
    private static final int VALUE_SIZE = COUNTERS * Long.BYTES;

    private final BpfKernel kernel;

    /** Makes a reader. */
    public CounterReader(BpfKernel kernel) {
        this.kernel = kernel;
    }

    /**
     * Returns the counters of each rule.
     *
     * @param pin where the map is pinned
     * @param rules how many rules the generation has
     * @return in the order of the rules; empty where nothing is pinned there
     */
    public List<RuleCounters> read(Path pin, int rules) {
        Optional<BpfHandle> map = kernel.open(pin);
        if (map.isEmpty()) {
            return List.of();
        }
        try (BpfHandle handle = map.get()) {
            List<RuleCounters> all = new ArrayList<>();
            for (int rule = 0; rule < rules; rule++) {
                all.add(sum(ByteBuffer.wrap(kernel.lookup(handle, rule)).order(ByteOrder.LITTLE_ENDIAN)));
            }
            return all;
        }
    }

    private static RuleCounters sum(ByteBuffer values) {
        RuleCounters sum = RuleCounters.NONE;
        for (int at = 0; at + VALUE_SIZE <= values.limit(); at += VALUE_SIZE) {
            sum = sum.plus(new RuleCounters(
                    values.getLong(at),
                    values.getLong(at + 8),
                    values.getLong(at + 16),
                    values.getLong(at + 24),
                    values.getLong(at + 32),
                    values.getLong(at + 40),
                    values.getLong(at + 48),
                    values.getLong(at + 56)));
        }
        return sum;
    }
}
