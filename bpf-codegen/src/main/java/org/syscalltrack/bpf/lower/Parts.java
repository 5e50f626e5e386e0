package org.syscalltrack.bpf.lower;

import java.util.ArrayList;
import java.util.List;

/**
 * The programs among which a point's rules are divided, where they are too many for one: jumps reach over 32767 slots,
 * and the verifier follows a million instructions for each. A full program leaves for the next by a tail call.
 */
final class Parts {
    /** MAX_TAIL_CALL_CNT of {@code include/linux/bpf.h}, but for one that is left to other tools that chain programs. */
    private static final int TAIL_CALLS = 32;

    /**
     * From so many slots on a program is full: what is left within the reach of jumps is for the last rule, and for what
     * rules share. The verifier follows some four times as many instructions, far from its million.
     */
    static final int FULL_AT = 26000;

    private final String array;
    private final int deepest;
    private final List<Part> parts = new ArrayList<>();
    private final List<Integer> depths = new ArrayList<>();
    private int depth;
    private int first;

    /**
     * No parts yet.
     *
     * @param array the name of their program array
     * @param before how many tail calls lead to a call's rules; where the call's generation has passed they are made again
     */
    Parts(String array, int before) {
        this.array = array;
        deepest = TAIL_CALLS - 2 * before;
    }

    /** Thrown where a call would have to pass more programs than tail calls lead to. */
    static final class TooManyException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyException(String message) {
            super(message);
        }
    }

    /** The program array, in which each part lies under its number. */
    String array() {
        return array;
    }

    /** The number of a part, which is asked for where the program that is being written leaves for it. */
    int numberOf(Part part) {
        if (depth >= deepest) {
            throw new TooManyException("the rules of one call may fill " + (deepest + 1) + " programs of " + FULL_AT
                    + " instructions, one after the other, and the rules before this one have done so; make fewer rules"
                    + " of the same kind, with sets, or shorter filters");
        }
        int known = parts.subList(first, parts.size()).indexOf(part);
        if (known >= 0) {
            return first + known;
        }
        parts.add(part);
        depths.add(depth + 1);
        return parts.size() - 1;
    }

    /** What is asked for from now on goes on for another program that decides. */
    void beginPoint() {
        first = parts.size();
        depth = 0;
    }

    /** How many there are so far. */
    int size() {
        return parts.size();
    }

    /** Forgets those that came after there were so many: they were asked for by a program that is written again. */
    void forgetBeyond(int count) {
        parts.subList(count, parts.size()).clear();
        depths.subList(count, depths.size()).clear();
    }

    /** A part, which is to be written now. */
    Part begin(int number) {
        depth = depths.get(number);
        return parts.get(number);
    }
}
