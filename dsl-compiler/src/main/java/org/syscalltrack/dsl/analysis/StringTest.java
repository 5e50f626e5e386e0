package org.syscalltrack.dsl.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.plan.StringOperator;
import org.syscalltrack.dsl.source.ByteString;

/**
 * A test on a part of a string.
 *
 * @param operator the operator; none: a pattern
 * @param literal the operator's literal, or the pattern as written
 * @param pattern the pattern
 */
record StringTest(Optional<StringOperator> operator, ByteString literal, Optional<Glob> pattern) {
    static StringTest of(StringOperator operator, ByteString literal) {
        return new StringTest(Optional.of(operator), literal, Optional.empty());
    }

    /** A pattern that is a literal and a star is a prefix, so that it can be compared with other prefixes. */
    static StringTest of(Glob glob) {
        List<Glob.Element> elements = glob.elements();
        boolean isPrefix = elements.size() == 2
                && elements.get(1) instanceof Glob.Element.Star
                && elements.get(0) instanceof Glob.Element.Literal;
        return isPrefix && elements.get(0) instanceof Glob.Element.Literal prefix
                ? of(StringOperator.STARTS_WITH, prefix.bytes())
                : new StringTest(Optional.empty(), glob.pattern(), Optional.of(glob));
    }

    boolean matches(ByteString text) {
        if (pattern.isPresent()) {
            return pattern.get().matches(text);
        }
        return switch (operator.orElseThrow()) {
            case EQUALS -> text.equals(literal);
            case STARTS_WITH -> isAt(text, 0);
            case ENDS_WITH -> isAt(text, text.length() - literal.length());
            case CONTAINS -> {
                boolean found = false;
                for (int at = 0; at + literal.length() <= text.length(); at++) {
                    found |= isAt(text, at);
                }
                yield found;
            }
        };
    }

    private boolean isAt(ByteString text, int offset) {
        return offset >= 0
                && offset + literal.length() <= text.length()
                && Arrays.equals(
                        text.toByteArray(),
                        offset,
                        offset + literal.length(),
                        literal.toByteArray(),
                        0,
                        literal.length());
    }

    /** Whether every string that passes this test plainly passes the other one. */
    boolean implies(StringTest other) {
        if (operator.isEmpty() || other.operator.isEmpty()) {
            return equals(other);
        }
        StringOperator wanted = other.operator.get();
        return (wanted == operator.get() || wanted == StringOperator.CONTAINS) && other.matches(literal);
    }

    /** Adds what a string needs to pass this test; a pattern adds its literals in the place of everything else. */
    void addTo(StringBuilder prefix, StringBuilder middle, StringBuilder suffix) {
        if (pattern.isPresent()) {
            middle.setLength(0);
            for (Glob.Element element : pattern.get().elements()) {
                if (element instanceof Glob.Element.Literal part) {
                    middle.append(part.bytes());
                }
            }
            return;
        }
        StringBuilder part = operator.orElseThrow() == StringOperator.STARTS_WITH
                ? prefix
                : operator.orElseThrow() == StringOperator.ENDS_WITH ? suffix : middle;
        String text = String.valueOf(literal);
        if (part.length() < text.length()) {
            part.setLength(0);
            part.append(text);
        }
    }
}
