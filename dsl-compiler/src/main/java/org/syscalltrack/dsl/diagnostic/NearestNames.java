package org.syscalltrack.dsl.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names that a misspelled one may have meant, by Damerau-Levenshtein distance (insert, delete, replace, swap of
 * neighbours) with upper and lower case alike.
 */
public final class NearestNames {
    private static final int MAXIMUM = 3;

    private NearestNames() {}

    /**
     * At most three candidates, the nearest first, alphabetical where equally near. A candidate is near if a third of
     * the longer name's letters, at least one, would mend it.
     */
    public static List<String> of(String name, Collection<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        record Candidate(String name, int distance) {}
        return candidates.stream()
                .distinct()
                .filter(candidate -> Math.abs(candidate.length() - wanted.length())
                        <= tolerance(wanted.length(), candidate.length()))
                .map(candidate -> new Candidate(candidate, distance(wanted, candidate.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance <= tolerance(wanted.length(), candidate.name.length()))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MAXIMUM)
                .map(Candidate::name)
                .toList();
    }

    /** The nearest candidate, if one is near. */
    public static Optional<String> best(String name, Collection<String> candidates) {
        return of(name, candidates).stream().findFirst();
    }

    /** Names as prose: {@code `a`}, {@code `a` or `b`}, {@code `a`, `b` or `c`}. */
    public static String quoted(List<String> names) {
        List<String> quoted = names.stream().map(name -> "`" + name + "`").toList();
        if (quoted.size() < 2) {
            return String.join("", quoted);
        }
        int last = quoted.size() - 1;
        return quoted.subList(0, last).stream().collect(Collectors.joining(", ")) + " or " + quoted.get(last);
    }

    private static int tolerance(int length, int otherLength) {
        return Math.max(1, Math.max(length, otherLength) / 3);
    }

    /** Optimal string alignment distance, three rows of the table at a time. */
    static int distance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            last[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int cost = from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1;
                int least = Math.min(Math.min(last[column] + 1, row[column - 1] + 1), last[column - 1] + cost);
                boolean swapped = line > 1
                        && column > 1
                        && from.charAt(line - 1) == to.charAt(column - 2)
                        && from.charAt(line - 2) == to.charAt(column - 1);
                row[column] = swapped ? Math.min(least, beforeLast[column - 2] + 1) : least;
            }
            int[] recycled = beforeLast;
            beforeLast = last;
            last = row;
            row = recycled;
        }
        return last[to.length()];
    }
}
