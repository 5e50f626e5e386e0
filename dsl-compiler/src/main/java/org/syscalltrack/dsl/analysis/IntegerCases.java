package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerRange;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.ProcessInteger;

/**
 * The ways in which comparisons of one integer with constants can turn out. The constants cut the numbers into stretches
 * within which nothing changes; the ends of each stretch, and their neighbours, stand for it.
 */
final class IntegerCases {
    private final IntegerExpression value;
    private final List<Condition> atoms;

    private IntegerCases(IntegerExpression value, List<Condition> atoms) {
        this.value = value;
        this.atoms = atoms;
    }

    static CaseGroup of(IntegerExpression value, List<Condition> atoms) {
        return new IntegerCases(value, atoms).group();
    }

    private CaseGroup group() {
        Set<Long> samples = new TreeSet<>(List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE));
        for (Condition atom : atoms) {
            for (long constant : constantsOf(atom)) {
                samples.add(constant - 1);
                samples.add(constant);
                samples.add(constant + 1);
            }
        }
        IntegerType type = typeOf(value);
        List<CaseGroup.Case> cases = new ArrayList<>();
        for (long sample : samples) {
            // Widening maps a number outside the type to one inside, and one inside to itself.
            long possible = type.widen(sample);
            cases.add(caseOf(possible));
        }
        addEnds(type, cases);
        if (canBeUnknown(value)) {
            cases.add(all(Truth.UNREADABLE));
            cases.add(all(Truth.ABSENT));
        }
        return new CaseGroup(atoms, cases);
    }

    private void addEnds(IntegerType type, List<CaseGroup.Case> cases) {
        long all = type.bits() == Long.SIZE ? -1 : (1L << type.bits()) - 1;
        long top = type.signed() ? all >>> 1 : all;
        for (long end : List.of(top, type.widen(top + 1))) {
            cases.add(caseOf(end));
        }
    }

    private CaseGroup.Case caseOf(long number) {
        List<Truth> outcome = new ArrayList<>(atoms.size());
        for (Condition atom : atoms) {
            outcome.add(Truth.of(test(atom, number)));
        }
        return new CaseGroup.Case(outcome, new Sample.Int(value, number));
    }

    private CaseGroup.Case all(Truth truth) {
        return new CaseGroup.Case(Collections.nCopies(atoms.size(), truth), new Sample.Nameless());
    }

    private static List<Long> constantsOf(Condition atom) {
        List<Long> constants = new ArrayList<>();
        if (atom instanceof Condition.Comparison comparison) {
            if (comparison.right() instanceof IntegerExpression.Constant constant) {
                constants.add(constant.value());
            } else if (comparison.left() instanceof IntegerExpression.Constant constant) {
                constants.add(constant.value());
            }
        } else if (atom instanceof Condition.IntegerMembership membership) {
            for (IntegerRange range : membership.ranges()) {
                constants.add(range.low());
                constants.add(range.high());
            }
        }
        return constants;
    }

    /** What a comparison of an integer with constants gives for a value. */
    static boolean test(Condition atom, long value) {
        if (atom instanceof Condition.Comparison comparison) {
            return comparison.right() instanceof IntegerExpression.Constant constant
                    ? comparison.operator().test(value, constant.value())
                    : comparison.left() instanceof IntegerExpression.Constant left
                            && comparison.operator().test(left.value(), value);
        }
        return atom instanceof Condition.IntegerMembership membership && contains(membership.ranges(), value);
    }

    /** The ranges are sorted and do not overlap. */
    private static boolean contains(List<IntegerRange> ranges, long value) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            IntegerRange range = ranges.get(middle);
            if (compare(range, value, range.low()) < 0) {
                high = middle - 1;
            } else if (compare(range, value, range.high()) > 0) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    private static int compare(IntegerRange range, long value, long end) {
        return range.unsigned() ? Long.compareUnsigned(value, end) : Long.compare(value, end);
    }

    static IntegerType typeOf(IntegerExpression value) {
        if (value instanceof IntegerExpression.Load load) {
            if (load.source() instanceof IntegerSource.Argument argument) {
                return argument.type();
            }
            if (load.source() instanceof IntegerSource.PointedField field) {
                return field.type();
            }
            if (load.source() instanceof IntegerSource.ProcessNumber number
                    && number.which() != ProcessInteger.CGROUPID) {
                return new IntegerType(Integer.SIZE, false);
            }
        }
        return new IntegerType(Long.SIZE, true);
    }

    /** Registers and the process's own numbers can always be read. */
    static boolean canBeUnknown(IntegerExpression value) {
        if (!(value instanceof IntegerExpression.Load load)) {
            return true;
        }
        return !(load.source() instanceof IntegerSource.Argument
                || load.source() instanceof IntegerSource.ProcessNumber
                || load.source() instanceof IntegerSource.ReturnValue
                || load.source() instanceof IntegerSource.ErrorNumber);
    }
}
