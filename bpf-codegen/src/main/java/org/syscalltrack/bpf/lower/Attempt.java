package org.syscalltrack.bpf.lower;

import java.util.LinkedHashSet;
import java.util.Set;
import org.syscalltrack.dsl.plan.StringSource;

/**
 * What is found out while a program is written and changes its beginning: it is then written again. A string that is
 * wanted where only some of the ways there have read it needs a mark that tells them apart, set at the start.
 */
final class Attempt {
    private final Set<StringSource> marked = new LinkedHashSet<>();
    private boolean changed;
    private boolean compact;

    /** Starts over; returns whether the last attempt found out something new. */
    boolean again() {
        boolean again = changed;
        changed = false;
        return again;
    }

    /** The strings that need a mark, in the order in which they were found. */
    Set<StringSource> marked() {
        return marked;
    }

    /** Asks for a mark. */
    void mark(StringSource source) {
        changed |= marked.add(source);
    }

    /** Whether sets become tables rather than instructions, since those were too many. */
    boolean isCompact() {
        return compact;
    }

    /** Asks for fewer instructions. */
    void makeCompact() {
        compact = true;
    }
}
