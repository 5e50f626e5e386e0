package org.syscalltrack.jvm.explain;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.source.ByteString;

/** Matches patterns by a table of which parts of the pattern match which beginnings of the string. */
final class PlainGlob {
    private PlainGlob() {}

    /** Whether a whole string matches. */
    static boolean matches(Glob glob, ByteString string) {
        List<Glob.Element> parts = parts(glob);
        return reachable(parts, string)[parts.size()];
    }

    /** Whether every string that begins so and goes on matches. */
    static boolean matchesAnyLonger(Glob glob, ByteString beginning) {
        List<Glob.Element> parts = parts(glob);
        return !parts.isEmpty()
                && parts.get(parts.size() - 1) instanceof Glob.Element.Star
                && reachable(parts, beginning)[parts.size()];
    }

    /** Whether some string that begins so and goes on matches. */
    static boolean matchesSomeLonger(Glob glob, ByteString beginning) {
        List<Glob.Element> parts = parts(glob);
        boolean[] reached = reachable(parts, beginning);
        for (int i = 0; i < parts.size(); i++) {
            // What is left must take at least one byte more.
            if (reached[i] || (reached[i + 1] && parts.get(i) instanceof Glob.Element.Star)) {
                return true;
            }
        }
        return false;
    }

    /** Which numbers of parts match exactly the string. */
    private static boolean[] reachable(List<Glob.Element> parts, ByteString string) {
        boolean[] reached = new boolean[parts.size() + 1];
        reached[0] = true;
        passStars(parts, reached);
        for (int position = 0; position < string.length(); position++) {
            boolean[] next = new boolean[parts.size() + 1];
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i) instanceof Glob.Element.Star) {
                    next[i + 1] |= reached[i + 1];
                } else if (reached[i] && accepts(parts.get(i), string.at(position))) {
                    next[i + 1] = true;
                }
            }
            passStars(parts, next);
            reached = next;
        }
        return reached;
    }

    private static void passStars(List<Glob.Element> parts, boolean[] reached) {
        for (int i = 0; i < parts.size(); i++) {
            if (reached[i] && parts.get(i) instanceof Glob.Element.Star) {
                reached[i + 1] = true;
            }
        }
    }

    private static boolean accepts(Glob.Element part, byte value) {
        return part instanceof Glob.Element.OneOf set
                ? set.contains(value & 0xff)
                : part instanceof Glob.Element.Literal literal
                        && literal.bytes().at(0) == value;
    }

    /** One part for each byte. */
    private static List<Glob.Element> parts(Glob glob) {
        List<Glob.Element> parts = new ArrayList<>();
        for (Glob.Element element : glob.elements()) {
            if (element instanceof Glob.Element.Literal literal) {
                for (int i = 0; i < literal.bytes().length(); i++) {
                    parts.add(new Glob.Element.Literal(
                            ByteString.of(literal.bytes().at(i))));
                }
            } else {
                parts.add(element);
            }
        }
        return parts;
    }
}
