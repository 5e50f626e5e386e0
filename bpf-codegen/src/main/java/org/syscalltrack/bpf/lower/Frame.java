package org.syscalltrack.bpf.lower;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.dsl.plan.StringSource;

/** The stack of a program, in slots of eight bytes; offsets are from R10 and negative. */
final class Frame {
    private static final int SLOT = Long.BYTES;
    /** {@code check_max_stack_depth} of {@code kernel/bpf/verifier.c} rounds each frame up to 32 bytes. */
    private static final int UNIT = 32;

    private final Map<Object, Integer> named = new LinkedHashMap<>();
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final Map<Integer, Integer> sizes = new HashMap<>();
    private final Map<Integer, Deque<Integer>> free = new HashMap<>();
    private int used;
    private int reserved;

    /** The same stack for one of several ways, of which a program takes one: what each of them adds can lie in one place. */
    Frame fork() {
        Frame way = new Frame();
        way.named.putAll(named);
        way.used = used;
        way.reserved = reserved;
        return way;
    }

    /** The slot of a thing, always the same one. */
    int slotOf(Object thing) {
        return areaOf(thing, SLOT);
    }

    /** The start of an area with a name, of so many bytes each time. */
    int areaOf(Object thing, int bytes) {
        Integer known = named.get(thing);
        if (known != null) {
            return known;
        }
        int area = allocate(bytes);
        named.put(thing, area);
        return area;
    }

    /** The number of a thing among those that have been asked for, from 0. */
    int numberOf(Object thing) {
        return numbers.computeIfAbsent(thing, key -> numbers.size());
    }

    /** What conditions have kept for themselves is free again: a rule is done. */
    void release() {
        named.entrySet().removeIf(entry -> {
            boolean passing = !isLasting(entry.getKey());
            if (passing) {
                int bytes = sizes.getOrDefault(entry.getValue(), SLOT);
                free.computeIfAbsent(bytes, size -> new ArrayDeque<>()).add(entry.getValue());
            }
            return passing;
        });
    }

    /** Whether more than one rule looks at a slot: facts, what lies in the scratch value, and what has a fixed name. */
    private static boolean isLasting(Object thing) {
        return thing instanceof Enum || thing instanceof StringSource || thing instanceof String;
    }

    /** Leaves so many bytes to functions that are called: all frames of a chain of calls share the limit. */
    void reserveForCalls(int bytes) {
        reserved = Math.max(reserved, bytes);
        check();
    }

    /** The bytes that are used, with what is left to functions, as the verifier counts: in units of 32. */
    int size() {
        return (Math.max(used, 1) + UNIT - 1) / UNIT * UNIT + reserved;
    }

    /** The start of so many bytes for good, a multiple of eight. */
    private int allocate(int bytes) {
        int whole = (bytes + SLOT - 1) / SLOT * SLOT;
        Deque<Integer> unused = free.get(whole);
        if (unused != null && !unused.isEmpty()) {
            return unused.removeFirst();
        }
        used += whole;
        check();
        sizes.put(-used, whole);
        return -used;
    }

    private void check() {
        if (size() > Assembler.STACK_BYTES) {
            throw new CannotLowerException("it needs more than the " + Assembler.STACK_BYTES
                    + " bytes of stack that a program has; split the filter into several rules");
        }
    }
}
