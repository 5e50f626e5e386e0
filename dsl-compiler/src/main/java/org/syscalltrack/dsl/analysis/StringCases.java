package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.plan.StringOperator;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.source.ByteString;

/**
 * The ways in which comparisons of one string can turn out: for each literal that it is compared with as a whole, and
 * for every other string. Of those, each combination of the partial comparisons (prefixes, parts, patterns) is taken to
 * be possible unless one plainly follows from another.
 */
final class StringCases {
    /** Partial comparisons of one string; with more, nothing is said. */
    private static final int MAXIMUM_PARTIAL = 8;

    private final StringSource value;
    private final List<Condition> atoms;
    private final List<StringTest> partial = new ArrayList<>();

    private StringCases(StringSource value, List<Condition> atoms) {
        this.value = value;
        this.atoms = atoms;
    }

    static CaseGroup of(StringSource value, List<Condition> atoms) {
        return new StringCases(value, atoms).group(canBeUnknown(value));
    }

    /** The caller's own name can always be read. */
    static boolean canBeUnknown(StringSource value) {
        return !(value instanceof StringSource.ProcessName name && name.which() == ProcessString.COMM);
    }

    private CaseGroup group(boolean canBeUnknown) {
        Set<ByteString> wholes = new TreeSet<>();
        for (Condition atom : atoms) {
            collect(atom, wholes);
        }
        List<CaseGroup.Case> cases = new ArrayList<>();
        for (ByteString whole : wholes) {
            cases.add(new CaseGroup.Case(
                    outcome(test -> test.matches(whole), Optional.of(whole)), new Sample.Text(value, whole)));
        }
        if (partial.size() > MAXIMUM_PARTIAL) {
            throw new TooManyCasesException();
        }
        int combinations = 1 << partial.size();
        for (int bits = 0; bits < combinations; bits++) {
            if (isPossible(bits)) {
                int chosen = bits;
                cases.add(new CaseGroup.Case(
                        outcome(test -> ((chosen >> partial.indexOf(test)) & 1) != 0, Optional.empty()),
                        sample(chosen, wholes)));
            }
        }
        if (canBeUnknown) {
            cases.add(all(Truth.UNREADABLE));
            cases.add(all(Truth.ABSENT));
            addTooLong(cases);
        }
        return new CaseGroup(atoms, cases);
    }

    /**
     * A string that is too long to be read whole: its read part still decides comparisons with shorter literals. Whether
     * it decides membership is left open, so both are looked at.
     */
    private void addTooLong(List<CaseGroup.Case> cases) {
        for (CaseGroup.Case known : List.copyOf(cases)) {
            for (Truth membership : List.of(Truth.FALSE, Truth.UNREADABLE)) {
                List<Truth> outcome = new ArrayList<>(atoms.size());
                for (int index = 0; index < atoms.size(); index++) {
                    outcome.add(ofTooLong(atoms.get(index), known.outcome().get(index), membership));
                }
                cases.add(new CaseGroup.Case(outcome, new Sample.Nameless()));
            }
        }
    }

    private static Truth ofTooLong(Condition atom, Truth known, Truth membership) {
        if (!(atom instanceof Condition.StringComparison comparison)) {
            return membership;
        }
        return switch (comparison.operator()) {
            case EQUALS -> Truth.FALSE;
            case STARTS_WITH -> known;
            case ENDS_WITH, CONTAINS -> Truth.UNREADABLE;
        };
    }

    private CaseGroup.Case all(Truth truth) {
        return new CaseGroup.Case(Collections.nCopies(atoms.size(), truth), new Sample.Nameless());
    }

    /** A string that passes exactly these tests, if joining their literals gives one. */
    private Sample sample(int bits, Set<ByteString> wholes) {
        StringBuilder prefix = new StringBuilder();
        StringBuilder middle = new StringBuilder();
        StringBuilder suffix = new StringBuilder();
        for (int index = 0; index < partial.size(); index++) {
            if (((bits >> index) & 1) != 0) {
                partial.get(index).addTo(prefix, middle, suffix);
            }
        }
        boolean isEmpty = prefix.length() + middle.length() + suffix.length() == 0;
        ByteString text = ByteString.ofUtf8(isEmpty ? "x" : prefix.toString() + middle + suffix);
        boolean fits = !wholes.contains(text);
        for (int index = 0; index < partial.size(); index++) {
            fits &= partial.get(index).matches(text) == (((bits >> index) & 1) != 0);
        }
        return fits ? new Sample.Text(value, text) : new Sample.Nameless();
    }

    private void collect(Condition atom, Set<ByteString> wholes) {
        if (atom instanceof Condition.StringComparison comparison) {
            if (comparison.operator() == StringOperator.EQUALS) {
                wholes.add(comparison.literal());
            } else {
                addPartial(StringTest.of(comparison.operator(), comparison.literal()));
            }
        } else if (atom instanceof Condition.StringMembership membership) {
            wholes.addAll(membership.exact());
            for (Glob pattern : membership.patterns()) {
                addPartial(StringTest.of(pattern));
            }
        }
    }

    private void addPartial(StringTest test) {
        if (!partial.contains(test)) {
            partial.add(test);
        }
    }

    /** Whether what follows from the true tests is true as well. */
    private boolean isPossible(int bits) {
        for (int one = 0; one < partial.size(); one++) {
            for (int other = 0; other < partial.size(); other++) {
                boolean broken = ((bits >> one) & 1) != 0
                        && ((bits >> other) & 1) == 0
                        && partial.get(one).implies(partial.get(other));
                if (broken) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<Truth> outcome(Predicate<StringTest> holds, Optional<ByteString> whole) {
        List<Truth> outcome = new ArrayList<>(atoms.size());
        for (Condition atom : atoms) {
            outcome.add(Truth.of(test(atom, holds, whole)));
        }
        return outcome;
    }

    /** What a comparison of a string with literals gives for a text that is known. */
    static boolean test(Condition atom, ByteString text) {
        return test(atom, test -> test.matches(text), Optional.of(text));
    }

    private static boolean test(Condition atom, Predicate<StringTest> holds, Optional<ByteString> whole) {
        if (atom instanceof Condition.StringComparison comparison) {
            return comparison.operator() == StringOperator.EQUALS
                    ? whole.isPresent() && whole.get().equals(comparison.literal())
                    : holds.test(StringTest.of(comparison.operator(), comparison.literal()));
        }
        return atom instanceof Condition.StringMembership membership
                && ((whole.isPresent() && contains(membership.exact(), whole.get()))
                        || membership.patterns().stream().anyMatch(pattern -> holds.test(StringTest.of(pattern))));
    }

    /** The planner sorts the strings of a set. */
    private static boolean contains(List<ByteString> sorted, ByteString text) {
        return Collections.binarySearch(sorted, text) >= 0;
    }
}
