package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Set<Condition> atoms;

    private IntegerCases(IntegerExpression value, Set<Condition> atoms) {
        this.value = value;
        this.atoms = atoms;
    }

    static CaseGroup of(IntegerExpression value, Set<Condition> atoms) {
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
        return new CaseGroup(cases);
    }

    private void addEnds(IntegerType type, List<CaseGroup.Case> cases) {
        long all = type.bits() == Long.SIZE ? -1 : (1L << type.bits()) - 1;
        long top = type.signed() ? all >>> 1 : all;
        for (long end : List.of(top, type.widen(top + 1))) {
            cases.add(caseOf(end));
        }
    }

    private CaseGroup.Case caseOf(long number) {
        Map<Condition, Truth> outcome = new HashMap<>();
        atoms.forEach(atom -> outcome.put(atom, Truth.of(test(atom, number))));
        return new CaseGroup.Case(outcome, new Sample.Int(value, number));
    }

    private CaseGroup.Case all(Truth truth) {
        Map<Condition, Truth> outcome = new HashMap<>();
        atoms.forEach(atom -> outcome.put(atom, truth));
        return new CaseGroup.Case(outcome, new Sample.Nameless());
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

    private static boolean test(Condition atom, long value) {
        if (atom instanceof Condition.Comparison comparison) {
            return comparison.right() instanceof IntegerExpression.Constant constant
                    ? comparison.operator().test(value, constant.value())
                    : comparison.left() instanceof IntegerExpression.Constant left
                            && comparison.operator().test(left.value(), value);
        }
        return atom instanceof Condition.IntegerMembership membership
                && membership.ranges().stream().anyMatch(range -> contains(range, value));
    }

    private static boolean contains(IntegerRange range, long value) {
        return range.unsigned()
                ? Long.compareUnsigned(range.low(), value) <= 0 && Long.compareUnsigned(value, range.high()) <= 0
                : range.low() <= value && value <= range.high();
    }

    private static IntegerType typeOf(IntegerExpression value) {
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
    private static boolean canBeUnknown(IntegerExpression value) {
        if (!(value instanceof IntegerExpression.Load load)) {
            return true;
        }
        return !(load.source() instanceof IntegerSource.Argument
                || load.source() instanceof IntegerSource.ProcessNumber
                || load.source() instanceof IntegerSource.ReturnValue
                || load.source() instanceof IntegerSource.ErrorNumber);
    }
}
