package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
 * within which nothing changes; the first number of each that the value can be stands for it.
 */
final class IntegerCases {
    /** 0, -1, 1, -2 …: the case that is found first is shown. */
    private static final Comparator<Long> NEAR_ZERO = Comparator.<Long>comparingLong(
                    number -> number < 0 ? ~number : number)
            .thenComparing(Comparator.reverseOrder());

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
        List<CaseGroup.Case> cases = new ArrayList<>();
        for (long sample : samples()) {
            cases.add(caseOf(sample));
        }
        if (canBeUnknown(value)) {
            cases.add(all(Truth.UNREADABLE));
            cases.add(all(Truth.ABSENT));
        }
        return new CaseGroup(atoms, cases);
    }

    /** The first possible number of each stretch, the greatest of all, and what is nearer to zero for the examples. */
    private Set<Long> samples() {
        Set<Long> samples = new TreeSet<>(NEAR_ZERO);
        for (KnownBits bits : KnownBits.bySign(value)) {
            samples.add(bits.ones());
            samples.add(bits.possible());
            for (Condition atom : atoms) {
                for (long constant : constantsOf(atom)) {
                    bits.atLeast(constant).ifPresent(samples::add);
                    bits.atLeast(constant + 1).ifPresent(samples::add);
                    if (bits.allow(constant - 1)) {
                        samples.add(constant - 1);
                    }
                }
            }
        }
        return samples;
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

    /** Registers and the process's own numbers can always be read, and so can what is computed of them. */
    static boolean canBeUnknown(IntegerExpression value) {
        if (value instanceof IntegerExpression.Unary unary) {
            return canBeUnknown(unary.operand());
        }
        if (value instanceof IntegerExpression.Binary binary) {
            return canBeUnknown(binary.left()) || canBeUnknown(binary.right());
        }
        if (!(value instanceof IntegerExpression.Load load)) {
            return !(value instanceof IntegerExpression.Constant);
        }
        return !(load.source() instanceof IntegerSource.Argument
                || load.source() instanceof IntegerSource.ProcessNumber
                || load.source() instanceof IntegerSource.ReturnValue
                || load.source() instanceof IntegerSource.ErrorNumber);
    }
}
