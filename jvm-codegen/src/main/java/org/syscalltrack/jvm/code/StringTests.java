package org.syscalltrack.jvm.code;

import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;

/**
 * Comparisons of a string with a literal. Of a string that is cut only the beginning is known: what it decides is
 * decided, the rest is unreadable.
 */
final class StringTests {
    private StringTests() {}

    static int equal(ByteSlice string, byte[] literal) {
        if (string.state() != Availability.KNOWN) {
            return Truth.ofMissing(string.state());
        }
        int known = string.length();
        if (!string.isCut()) {
            return Truth.of(known == literal.length && string.matches(0, literal, known));
        }
        return literal.length > known && string.matches(0, literal, known) ? Truth.UNREADABLE : Truth.FALSE;
    }

    static int startsWith(ByteSlice string, byte[] literal) {
        if (string.state() != Availability.KNOWN) {
            return Truth.ofMissing(string.state());
        }
        int known = string.length();
        if (literal.length <= known) {
            return Truth.of(string.matches(0, literal, literal.length));
        }
        return string.isCut() && string.matches(0, literal, known) ? Truth.UNREADABLE : Truth.FALSE;
    }

    static int endsWith(ByteSlice string, byte[] literal) {
        if (string.state() != Availability.KNOWN) {
            return Truth.ofMissing(string.state());
        }
        if (literal.length == 0) {
            return Truth.TRUE;
        }
        if (string.isCut()) {
            return Truth.UNREADABLE;
        }
        int from = string.length() - literal.length;
        return Truth.of(from >= 0 && string.matches(from, literal, literal.length));
    }

    static int contains(ByteSlice string, byte[] literal) {
        if (string.state() != Availability.KNOWN) {
            return Truth.ofMissing(string.state());
        }
        if (literal.length == 0) {
            return Truth.TRUE;
        }
        int last = string.length() - literal.length;
        byte first = literal[0];
        for (int from = 0; from <= last; from++) {
            if (string.at(from) == first && string.matches(from, literal, literal.length)) {
                return Truth.TRUE;
            }
        }
        return string.isCut() ? Truth.UNREADABLE : Truth.FALSE;
    }

    /** Compares two strings; the left one is a copy, since a view may use one slice for all answers. */
    static int same(ByteSlice left, ByteSlice right) {
        int missing = left.state() | right.state();
        if (missing != Availability.KNOWN) {
            return Truth.ofMissing(missing);
        }
        boolean differentEnds = !left.isCut() && !right.isCut() && left.length() != right.length();
        if (differentEnds || endsWithin(left, right) || endsWithin(right, left)) {
            return Truth.FALSE;
        }
        int common = Math.min(left.length(), right.length());
        if (!left.matches(right, common)) {
            return Truth.FALSE;
        }
        return left.isCut() || right.isCut() ? Truth.UNREADABLE : Truth.TRUE;
    }

    /** Whether a whole string is no longer than the known part of one that goes on. */
    private static boolean endsWithin(ByteSlice whole, ByteSlice longer) {
        return !whole.isCut() && longer.isCut() && whole.length() <= longer.length();
    }
}
