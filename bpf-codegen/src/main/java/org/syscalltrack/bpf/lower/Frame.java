package org.syscalltrack.bpf.lower;

import java.util.HashMap;
import java.util.Map;
import org.syscalltrack.bpf.asm.Assembler;

/** The stack of a program, in slots of eight bytes; offsets are from R10 and negative. */
final class Frame {
    private static final int SLOT = Long.BYTES;

    private final Map<Object, Integer> named = new HashMap<>();
    private int used;

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

    /** The start of so many bytes for good, a multiple of eight. */
    private int allocate(int bytes) {
        used += (bytes + SLOT - 1) / SLOT * SLOT;
        if (used > Assembler.STACK_BYTES) {
            throw new CannotLowerException("it needs more than the " + Assembler.STACK_BYTES
                    + " bytes of stack that a program has; split the filter into several rules");
        }
        return -used;
    }
}
