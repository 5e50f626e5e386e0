package org.syscalltrack.jvm.code;

import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;

/**
 * Matches one pattern. After a star the shortest stretch that lets the following part match is taken, and only the last
 * star is ever tried again, so the time is at most the product of the lengths and no pattern is exponential.
 */
final class GlobMatcher {
    private static final int STAR = -1;
    private static final int FIRST_SET = 256;

    /** A byte's value, {@link #STAR}, or {@link #FIRST_SET} plus the index of a set. */
    private final int[] operations;

    private final Glob.Element.OneOf[] sets;

    /** What the pattern begins with, and tells most strings apart by. */
    private final byte[] prefix;

    GlobMatcher(Glob glob) {
        int sizes = 0;
        int setCount = 0;
        for (Glob.Element element : glob.elements()) {
            sizes += element instanceof Glob.Element.Literal literal
                    ? literal.bytes().length()
                    : 1;
            setCount += element instanceof Glob.Element.OneOf ? 1 : 0;
        }
        operations = new int[sizes];
        sets = new Glob.Element.OneOf[setCount];
        int next = 0;
        int nextSet = 0;
        for (Glob.Element element : glob.elements()) {
            if (element instanceof Glob.Element.Literal literal) {
                for (int i = 0; i < literal.bytes().length(); i++) {
                    operations[next++] = literal.bytes().at(i) & 0xff;
                }
            } else if (element instanceof Glob.Element.OneOf set) {
                operations[next++] = FIRST_SET + nextSet;
                sets[nextSet++] = set;
            } else {
                operations[next++] = STAR;
            }
        }
        prefix = !glob.elements().isEmpty() && glob.elements().get(0) instanceof Glob.Element.Literal literal
                ? literal.bytes().toByteArray()
                : new byte[0];
    }

    int matches(ByteSlice string) {
        return string.state() == Availability.KNOWN ? matchKnown(string) : Truth.ofMissing(string.state());
    }

    private int matchKnown(ByteSlice string) {
        int known = Math.min(prefix.length, string.length());
        if (!string.matches(0, prefix, known)) {
            return Truth.FALSE;
        }
        int position = known;
        int operation = known;
        int afterStar = -1;
        int retry = 0;
        while (position < string.length()) {
            if (operation < operations.length && operations[operation] == STAR) {
                operation++;
                if (operation == operations.length) {
                    return Truth.TRUE;
                }
                afterStar = operation;
                retry = position;
            } else if (operation < operations.length && accepts(operations[operation], string.at(position) & 0xff)) {
                operation++;
                position++;
            } else if (afterStar >= 0) {
                operation = afterStar;
                position = ++retry;
            } else {
                return Truth.FALSE;
            }
        }
        boolean onlyStarLeft = operation == operations.length - 1 && operations[operation] == STAR;
        if (!string.isCut()) {
            return Truth.of(onlyStarLeft || operation == operations.length);
        }
        if (onlyStarLeft) {
            return Truth.TRUE;
        }
        // The string goes on: a pattern that is used up before any star cannot match it.
        return operation == operations.length && afterStar < 0 ? Truth.FALSE : Truth.UNREADABLE;
    }

    private boolean accepts(int operation, int value) {
        return operation < FIRST_SET ? operation == value : sets[operation - FIRST_SET].contains(value);
    }
}
