package org.syscalltrack.maven.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.jvm.coverage.ConditionCount;
import org.syscalltrack.jvm.coverage.Coverage;
import org.syscalltrack.jvm.coverage.RuleCount;

/**
 * What all tests of a project reach together. A rule file is checked anew for each test file that includes it; its rules
 * and conditions are the same by their places.
 */
public final class CoverageTotals {
    private static final int PERCENT = 100;

    private final String directory;
    private final Map<Place, Reached> rules = new LinkedHashMap<>();
    private final Map<Place, Reached> conditions = new LinkedHashMap<>();

    private record Place(String file, int start) {
        static Place of(Span span) {
            return new Place(span.file().identity(), span.start());
        }
    }

    private record Reached(String what, boolean one, boolean other) {
        Reached and(Reached more) {
            return new Reached(what, one || more.one, other || more.other);
        }

        boolean whole() {
            return one && other;
        }
    }

    /** Counts the rules of files in {@code directory}, named as the files are. */
    CoverageTotals(String directory) {
        this.directory = directory;
    }

    void add(Coverage coverage) {
        for (RuleCount count : coverage.rules()) {
            Span span = count.rule().nameSpan();
            boolean matched = count.matched() > 0;
            add(rules, span, new Reached("rule " + count.rule().name() + " never matched", matched, matched));
        }
        for (ConditionCount count : coverage.conditions()) {
            Span span = count.span();
            add(
                    conditions,
                    span,
                    new Reached(
                            span.text() + " was never both true and false",
                            count.whenTrue() > 0,
                            count.whenFalse() > 0));
        }
    }

    private void add(Map<Place, Reached> counts, Span span, Reached reached) {
        if (span.file().name().startsWith(directory + "/")) {
            Reached placed = new Reached(span + ": " + reached.what(), reached.one(), reached.other());
            counts.merge(Place.of(span), placed, Reached::and);
        }
    }

    /** How many of a hundred rules matched in some test; 100 where there are none. */
    public int rulePercentage() {
        return percentage(rules);
    }

    /** How many of a hundred conditions were true in some test and false in some; 100 where there are none. */
    public int conditionPercentage() {
        return percentage(conditions);
    }

    /** What no test reaches, a line each, with its place. */
    public List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        List.of(rules, conditions)
                .forEach(counts -> counts.values().stream()
                        .filter(reached -> !reached.whole())
                        .forEach(reached -> gaps.add(reached.what())));
        return gaps;
    }

    /** One line with both. */
    @Override
    public String toString() {
        return "rules matched: " + share(rules) + ", conditions seen both ways: " + share(conditions);
    }

    private static String share(Map<Place, Reached> counts) {
        return whole(counts) + " of " + counts.size() + " (" + percentage(counts) + " %)";
    }

    private static int percentage(Map<Place, Reached> counts) {
        return counts.isEmpty() ? PERCENT : (int) (whole(counts) * PERCENT / counts.size());
    }

    private static long whole(Map<Place, Reached> counts) {
        return counts.values().stream().filter(Reached::whole).count();
    }
}
