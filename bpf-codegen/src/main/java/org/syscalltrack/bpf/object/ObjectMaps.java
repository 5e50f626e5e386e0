package org.syscalltrack.bpf.object;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.btf.BtfBuilder;
import org.syscalltrack.bpf.btf.BtfType;
import org.syscalltrack.bpf.elf.BpfMap;
import org.syscalltrack.bpf.elf.BpfObject;
import org.syscalltrack.bpf.elf.BpfVariable;
import org.syscalltrack.bpf.elf.MapType;
import org.syscalltrack.bpf.lower.Counter;
import org.syscalltrack.bpf.lower.Forgetter;
import org.syscalltrack.bpf.lower.Maps;
import org.syscalltrack.bpf.lower.ProgramLowering;
import org.syscalltrack.bpf.lower.RateLimit;
import org.syscalltrack.bpf.lower.Suspension;
import org.syscalltrack.bpf.lower.Tables;
import org.syscalltrack.dsl.plan.KeyLayout;
import org.syscalltrack.dsl.plan.Plan;

/** The object's maps and variables. Shared ones are the same in every object of a version. */
final class ObjectMaps {
    private static final int EVENT_BYTES = 4 << 20;
    private static final int STASH_BYTES = 16;
    /** As many threads can wait at a time; the calls of further ones fail. */
    private static final int SUSPENDED_CALLS = 4096;
    /** As many keys of one rule are counted apart. */
    private static final int COUNTED_KEYS = 10240;

    private final BtfBuilder types;
    private final BpfObject.Builder object;

    ObjectMaps(BtfBuilder types, BpfObject.Builder object) {
        this.types = types;
        this.object = object;
    }

    void add(Plan plan, List<WrittenPoint> points, Tables tables) {
        object.add(new BpfVariable(
                Maps.GENERATION,
                BpfVariable.Kind.INITIALISED,
                types.unsigned64(),
                Long.BYTES,
                BtfType.Linkage.GLOBAL,
                new byte[Long.BYTES]));
        object.add(BpfMap.ringBuffer(Maps.EVENTS, EVENT_BYTES));
        object.add(BpfMap.taskStorage(Maps.STASH, types.int32(), words(STASH_BYTES)));
        if (plan.chains().stream().anyMatch(Suspension::isIn)) {
            object.add(BpfMap.sized(Maps.SUSPENDED, MapType.HASH, SUSPENDED_CALLS, Integer.BYTES, Suspension.BYTES));
        }
        for (WrittenPoint point : points) {
            ProgramLowering programs = point.programs();
            object.add(BpfMap.programArray(programs.programs(), Forgetter.SLOTS, new TreeMap<>()));
            if (!programs.callNames().isEmpty()) {
                object.add(BpfMap.programArray(programs.calls(), ProgramLowering.callSlots(), programs.callNames()));
            }
            addParts(point);
            point.alternatives().forEach(this::addParts);
        }
        int rules = Math.max(1, plan.rules().size());
        object.add(BpfMap.sized(Maps.COUNTERS, MapType.PERCPU_ARRAY, rules, Integer.BYTES, Counter.BYTES));
        plan.chains().stream()
                .flatMap(KeyLayout::counting)
                .collect(Collectors.toMap(
                        step -> step.rule().index(), KeyLayout::of, (first, second) -> first, TreeMap::new))
                .forEach((rule, key) ->
                        object.add(BpfMap.sized(Maps.counts(rule), MapType.HASH, COUNTED_KEYS, key.bytes(), Long.BYTES)
                                .withFlags(BpfMap.NO_PREALLOC)));
        if (RateLimit.isIn(plan)) {
            object.add(BpfMap.sized(Maps.RATES, MapType.ARRAY, rules, Integer.BYTES, Long.BYTES));
        }
        int scratch = points.stream()
                .mapToInt(point -> point.programs().scratchBytes())
                .max()
                .orElse(Long.BYTES);
        int count = Math.max(1, points.size());
        object.add(BpfMap.sized(Maps.SCRATCH, MapType.PERCPU_ARRAY, count, Integer.BYTES, scratch));
        object.add(numbers(count));
        int kept = points.stream()
                .mapToInt(point -> point.programs().keptBytes())
                .max()
                .orElse(0);
        if (kept > 0) {
            object.add(BpfMap.taskStorage(Maps.KEPT, types.int32(), words(kept)));
        }
        if (!tables.isEmpty()) {
            byte[] bytes = tables.bytes();
            object.add(new BpfVariable(
                    Maps.TABLES,
                    BpfVariable.Kind.CONSTANT,
                    words(bytes.length),
                    Long.BYTES,
                    BtfType.Linkage.GLOBAL,
                    bytes));
        }
        object.add(new BpfVariable(
                Maps.OWN_GENERATION,
                BpfVariable.Kind.CONSTANT,
                types.unsigned32(),
                Integer.BYTES,
                BtfType.Linkage.GLOBAL,
                new byte[Integer.BYTES]));
    }

    private BpfVariable numbers(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int number = 0; number < count; number++) {
            bytes.putInt(number);
        }
        return new BpfVariable(
                Maps.NUMBERS,
                BpfVariable.Kind.CONSTANT,
                types.array(types.unsigned32(), count),
                Integer.BYTES,
                BtfType.Linkage.GLOBAL,
                bytes.array());
    }

    /** Task storage wants a type for its value: so many bytes in words. */
    private int words(int bytes) {
        return types.array(types.unsigned64(), bytes / Long.BYTES);
    }

    /** Where a loader may leave the programs out, it is the one to fill the array: libbpf fails at those that are not there. */
    private void addParts(WrittenPoint point) {
        List<Code> parts = point.code().parts();
        if (parts.isEmpty()) {
            return;
        }
        TreeMap<Integer, String> slots = new TreeMap<>();
        if (point.always()) {
            parts.forEach(part -> slots.put(slots.size(), part.name()));
        }
        object.add(BpfMap.programArray(point.programs().parts(), parts.size(), slots));
    }
}
