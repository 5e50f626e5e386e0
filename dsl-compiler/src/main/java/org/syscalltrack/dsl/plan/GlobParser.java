package org.syscalltrack.dsl.plan;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.syscalltrack.dsl.source.ByteString;

/** Reads patterns as POSIX {@code fnmatch} without flags does in the C locale, on bytes (XCU 2.13, XBD 9.3.5). */
final class GlobParser {
    /** More stars than a matching in linear time can promise within a verifier's patience. */
    static final int MAXIMUM_STARS = 8;

    private final ByteString pattern;
    private final List<Glob.Element> elements = new ArrayList<>();
    private final ByteArrayOutputStream literal = new ByteArrayOutputStream();
    private int position;
    private int stars;

    GlobParser(ByteString pattern) {
        this.pattern = pattern;
    }

    Glob parse() throws GlobSyntaxException {
        while (position < pattern.length()) {
            int next = take();
            switch (next) {
                case '*' -> star();
                case '?' -> oneOf(new ByteSet().all());
                case '[' -> bracket();
                case '\\' -> literal.write(escaped());
                default -> literal.write(next);
            }
        }
        endLiteral();
        return new Glob(pattern, elements);
    }

    private int take() {
        return pattern.at(position++) & 0xff;
    }

    private int peek(int ahead) {
        return position + ahead < pattern.length() ? pattern.at(position + ahead) & 0xff : -1;
    }

    private int escaped() throws GlobSyntaxException {
        if (position == pattern.length()) {
            throw new GlobSyntaxException("the backslash at the end quotes nothing");
        }
        return take();
    }

    private void star() throws GlobSyntaxException {
        endLiteral();
        boolean repeated = !elements.isEmpty() && elements.get(elements.size() - 1) instanceof Glob.Element.Star;
        if (repeated) {
            return;
        }
        if (++stars > MAXIMUM_STARS) {
            throw new GlobSyntaxException("more than " + MAXIMUM_STARS + " stars");
        }
        elements.add(new Glob.Element.Star());
    }

    private void oneOf(ByteSet set) {
        endLiteral();
        elements.add(set.toElement());
    }

    private void endLiteral() {
        if (literal.size() > 0) {
            elements.add(new Glob.Element.Literal(ByteString.of(literal.toByteArray())));
            literal.reset();
        }
    }

    /** A bracket expression; {@code ]} right at its beginning is an ordinary byte. */
    private void bracket() throws GlobSyntaxException {
        boolean negated = peek(0) == '!' || peek(0) == '^';
        if (negated) {
            position++;
        }
        ByteSet set = new ByteSet();
        boolean first = true;
        while (first || peek(0) != ']') {
            first = false;
            if (position >= pattern.length()) {
                throw new GlobSyntaxException("the `[` is never closed");
            }
            if (peek(0) == '[' && peek(1) == ':') {
                characterClass(set);
            } else {
                range(set);
            }
        }
        position++;
        oneOf(negated ? set.complement() : set);
    }

    private void range(ByteSet set) throws GlobSyntaxException {
        int low = member();
        if (peek(0) != '-' || peek(1) == ']' || peek(1) < 0) {
            set.add(low, low);
            return;
        }
        position++;
        int high = member();
        if (high < low) {
            throw new GlobSyntaxException("the range `" + (char) low + "-" + (char) high + "` runs backwards");
        }
        set.add(low, high);
    }

    private int member() throws GlobSyntaxException {
        if (peek(0) == '[' && (peek(1) == '.' || peek(1) == '=')) {
            throw new GlobSyntaxException("collating symbols and equivalence classes are not supported");
        }
        int next = take();
        return next == '\\' ? escaped() : next;
    }

    private void characterClass(ByteSet set) throws GlobSyntaxException {
        int end = position + 2;
        while (end + 1 < pattern.length() && !(pattern.at(end) == ':' && pattern.at(end + 1) == ']')) {
            end++;
        }
        if (end + 1 >= pattern.length()) {
            throw new GlobSyntaxException("the `[:` is never closed");
        }
        StringBuilder name = new StringBuilder();
        for (int at = position + 2; at < end; at++) {
            name.append((char) (pattern.at(at) & 0xff));
        }
        position = end + 2;
        set.addIf(classOf(name.toString()));
    }

    /** The character classes of the C locale (XBD 7.3.1). */
    private static IntPredicate classOf(String name) throws GlobSyntaxException {
        return switch (name) {
            case "upper" -> GlobParser::isUpper;
            case "lower" -> GlobParser::isLower;
            case "alpha" -> c -> isUpper(c) || isLower(c);
            case "digit" -> GlobParser::isDigit;
            case "alnum" -> c -> isUpper(c) || isLower(c) || isDigit(c);
            case "xdigit" -> c -> isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            case "space" -> c -> c == ' ' || (c >= '\t' && c <= '\r');
            case "blank" -> c -> c == ' ' || c == '\t';
            case "cntrl" -> c -> c < ' ' || c == 0x7f;
            case "graph" -> c -> c > ' ' && c < 0x7f;
            case "print" -> c -> c >= ' ' && c < 0x7f;
            case "punct" -> c -> c > ' ' && c < 0x7f && !isUpper(c) && !isLower(c) && !isDigit(c);
            default -> throw new GlobSyntaxException("there is no character class `[:" + name + ":]`");
        };
    }

    private static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** A set of bytes under construction. NUL is never in it: it ends a string. */
    private static final class ByteSet {
        private final long[] words = new long[4];

        void add(int low, int high) {
            addIf(c -> c >= low && c <= high);
        }

        void addIf(IntPredicate members) {
            for (int c = 1; c < 256; c++) {
                if (members.test(c)) {
                    words[c >> 6] |= 1L << c;
                }
            }
        }

        ByteSet all() {
            addIf(c -> true);
            return this;
        }

        ByteSet complement() {
            for (int word = 0; word < words.length; word++) {
                words[word] = ~words[word];
            }
            words[0] &= ~1L;
            return this;
        }

        Glob.Element toElement() {
            return new Glob.Element.OneOf(words[0], words[1], words[2], words[3]);
        }
    }
}
