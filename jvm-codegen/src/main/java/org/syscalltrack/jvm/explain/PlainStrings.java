package org.syscalltrack.jvm.explain;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.plan.StringOperator;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.code.Truth;

/** Tests of strings, written for plainness: a string that goes on is decided by whether some or all longer ones are. */
final class PlainStrings {
    private PlainStrings() {}

    static int compare(StringOperator operator, ByteSlice string, ByteString literal) {
        if (string.state() != Availability.KNOWN) {
            return Truth.ofMissing(string.state());
        }
        String text = text(string.toByteString());
        String other = text(literal);
        if (!string.isCut()) {
            return Truth.of(
                    switch (operator) {
                        case EQUALS -> text.equals(other);
                        case STARTS_WITH -> text.startsWith(other);
                        case ENDS_WITH -> text.endsWith(other);
                        case CONTAINS -> text.contains(other);
                    });
        }
        boolean literalGoesOn = other.length() > text.length() && other.startsWith(text);
        return switch (operator) {
            case EQUALS -> literalGoesOn ? Truth.UNREADABLE : Truth.FALSE;
            case STARTS_WITH -> literalGoesOn ? Truth.UNREADABLE : Truth.of(text.startsWith(other));
            case ENDS_WITH -> other.isEmpty() ? Truth.TRUE : Truth.UNREADABLE;
            case CONTAINS -> text.contains(other) ? Truth.TRUE : Truth.UNREADABLE;
        };
    }

    static int isIn(ByteSlice string, List<ByteString> exact, List<Glob> patterns) {
        int found = string.state() == Availability.KNOWN ? Truth.FALSE : Truth.ofMissing(string.state());
        for (ByteString candidate : exact) {
            found = Truth.or(found, compare(StringOperator.EQUALS, string, candidate));
        }
        for (Glob pattern : patterns) {
            found = Truth.or(found, matches(string, pattern));
        }
        return found;
    }

    private static int matches(ByteSlice string, Glob pattern) {
        if (string.state() != Availability.KNOWN) {
            return Truth.ofMissing(string.state());
        }
        ByteString bytes = string.toByteString();
        if (!string.isCut()) {
            return Truth.of(PlainGlob.matches(pattern, bytes));
        }
        if (PlainGlob.matchesAnyLonger(pattern, bytes)) {
            return Truth.TRUE;
        }
        return PlainGlob.matchesSomeLonger(pattern, bytes) ? Truth.UNREADABLE : Truth.FALSE;
    }

    static int equal(ByteSlice left, ByteSlice right) {
        int missing = left.state() | right.state();
        if (missing != Availability.KNOWN) {
            return Truth.ofMissing(missing);
        }
        if (!right.isCut()) {
            return compare(StringOperator.EQUALS, left, right.toByteString());
        }
        if (!left.isCut()) {
            return compare(StringOperator.EQUALS, right, left.toByteString());
        }
        String first = text(left.toByteString());
        String second = text(right.toByteString());
        return first.startsWith(second) || second.startsWith(first) ? Truth.UNREADABLE : Truth.FALSE;
    }

    /** One character for each byte. */
    private static String text(ByteString bytes) {
        return new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
    }
}
