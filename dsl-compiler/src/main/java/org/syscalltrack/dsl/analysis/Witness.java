package org.syscalltrack.dsl.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.StringSource;

/**
 * One call that a step matches. What a step does not ask is chosen so that as few others as possible match it: an earlier
 * step that does not match this call does not cover the step, and if none does the step is alive. That is found out
 * without going through all cases, and holds for nearly every rule.
 */
final class Witness {
    private static final long UNLIKELY = 1_937_337_955;

    private final CaseSplit.Found found;
    private final AtomCollector known;
    private final Map<Object, Sample> samples = new HashMap<>();
    private boolean isSure;

    private Witness(AtomCollector known, CaseSplit.Found found) {
        this.known = known;
        this.found = found;
        for (Sample sample : found.samples()) {
            if (sample instanceof Sample.Int number) {
                samples.put(number.of(), sample);
            } else if (sample instanceof Sample.Text text) {
                samples.put(text.of(), sample);
            }
        }
    }

    /**
     * A call that a step matches; empty if there is none.
     *
     * @throws TooManyCasesException if there are too many to look at
     */
    static Optional<Witness> of(Step step) {
        CaseSplit cases = new CaseSplit(List.of(step.filter()));
        return cases.find(one -> Reachability.matches(step, one.evaluate(step.filter())))
                .map(found -> new Witness(cases.atoms(), found));
    }

    /** Whether another step may match this call; false only if it does not. */
    boolean mayMatch(Step step) {
        isSure = true;
        Truth truth = Kleene.evaluate(step.filter(), this::truthOf);
        return isSure ? Reachability.matches(step, truth) : truth != Truth.FALSE;
    }

    private Truth truthOf(Condition atom) {
        if (atom instanceof Condition.Comparison comparison) {
            if (comparison.right() instanceof IntegerExpression.Constant) {
                return ofInteger(comparison.left(), atom);
            }
            return comparison.left() instanceof IntegerExpression.Constant
                    ? ofInteger(comparison.right(), atom)
                    : ofOther(atom);
        }
        if (atom instanceof Condition.IntegerMembership membership) {
            return ofInteger(membership.value(), atom);
        }
        if (atom instanceof Condition.StringComparison comparison) {
            return ofString(comparison.value(), atom);
        }
        return atom instanceof Condition.StringMembership membership
                ? ofString(membership.value(), atom)
                : ofOther(atom);
    }

    private Truth ofInteger(IntegerExpression value, Condition atom) {
        if (samples.get(value) instanceof Sample.Int sample) {
            return Truth.of(IntegerCases.test(atom, sample.value()));
        }
        // What is computed may follow from a value that a sample has.
        if (known.asks(value) || !(value instanceof IntegerExpression.Load)) {
            return unsure();
        }
        return IntegerCases.canBeUnknown(value)
                ? Truth.ABSENT
                : Truth.of(IntegerCases.test(atom, IntegerCases.typeOf(value).widen(UNLIKELY)));
    }

    private Truth ofString(StringSource value, Condition atom) {
        if (samples.get(value) instanceof Sample.Text sample) {
            return Truth.of(StringCases.test(atom, sample.value()));
        }
        return known.asks(value) || !StringCases.canBeUnknown(value) ? unsure() : Truth.ABSENT;
    }

    private Truth ofOther(Condition atom) {
        return known.find(atom).map(found.evaluator()::truthOf).orElse(Truth.ABSENT);
    }

    /** No sample says what the value is: a filter that is false with it unknown is false whatever it is. */
    private Truth unsure() {
        isSure = false;
        return Truth.UNREADABLE;
    }
}
