package org.syscalltrack.bpf.lower;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.StringSource;

/**
 * What is found out while a program is written and changes its beginning: it is then written again. A string that is
 * wanted where only some of the ways there have read it needs a mark that tells them apart, set at the start.
 */
final class Attempt {
    private final Set<StringSource> marked = new LinkedHashSet<>();
    private boolean changed;
    private boolean compact;
    private boolean handsOver;
    private boolean alone;
    private @Nullable Step largest;
    private int largestSlots;

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

    /** Whether the program leaves for another one, which wants the context. */
    boolean handsOver() {
        return handsOver;
    }

    /** The program leaves for another one. */
    void handOver() {
        changed |= !handsOver;
        handsOver = true;
    }

    /** From how many slots on a program is full, where others are so from a number on. */
    int fullAt(int usual) {
        return alone ? 0 : usual;
    }

    /** Asks for a program for the first step alone. */
    void makeAlone() {
        alone = true;
    }

    /** Notes what a step took. */
    void note(Step step, int slots) {
        if (slots > largestSlots) {
            largest = step;
            largestSlots = slots;
        }
    }

    /** Which step took most, to blame it. */
    Optional<Step> largest() {
        return Optional.ofNullable(largest);
    }

    /** How many slots that one took. */
    int largestSlots() {
        return largestSlots;
    }

    /** Asks for fewer instructions. */
    void makeCompact() {
        alone = false;
        compact = true;
    }
}
