package org.syscalltrack.bpf.lower;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.source.ByteString;

/** The members of a set of strings and patterns by the work that they take. */
final class StringSetParts {
    private final List<ByteString> exact;
    private final List<ByteString> beginnings = new ArrayList<>();
    private final List<ByteString> ends = new ArrayList<>();
    private final List<Glob> others = new ArrayList<>();
    private boolean all;

    StringSetParts(List<ByteString> exact, List<Glob> patterns) {
        this.exact = new ArrayList<>(exact);
        patterns.forEach(this::add);
    }

    /** The pattern of all strings that contain a text. */
    static Glob containing(ByteString text) {
        return new Glob(
                text, List.of(new Glob.Element.Star(), new Glob.Element.Literal(text), new Glob.Element.Star()));
    }

    private void add(Glob pattern) {
        List<Glob.Element> elements = pattern.elements();
        Glob.Element first = elements.isEmpty() ? null : elements.get(0);
        Glob.Element last = elements.isEmpty() ? null : elements.get(elements.size() - 1);
        if (first == null) {
            exact.add(pattern.pattern());
        } else if (elements.size() == 1 && first instanceof Glob.Element.Literal literal) {
            exact.add(literal.bytes());
        } else if (elements.size() == 1 && first instanceof Glob.Element.Star) {
            all = true;
        } else if (elements.size() == 2
                && first instanceof Glob.Element.Literal literal
                && last instanceof Glob.Element.Star) {
            beginnings.add(literal.bytes());
        } else if (elements.size() == 2
                && first instanceof Glob.Element.Star
                && last instanceof Glob.Element.Literal literal) {
            ends.add(literal.bytes());
        } else {
            others.add(pattern);
        }
    }

    /** Whether every string is a member. */
    boolean all() {
        return all;
    }

    /** Strings that are members. */
    List<ByteString> exact() {
        return exact;
    }

    /** What begins with one of these is a member. */
    List<ByteString> beginnings() {
        return beginnings;
    }

    /** What ends with one of these is a member. */
    List<ByteString> ends() {
        return ends;
    }

    /** The patterns that are more than that. */
    List<Glob> others() {
        return others;
    }
}
