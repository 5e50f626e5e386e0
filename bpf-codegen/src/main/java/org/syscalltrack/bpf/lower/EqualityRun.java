package org.syscalltrack.bpf.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.StringOperator;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.source.ByteString;

/**
 * Rules that follow one another and each want the same string to equal something: the string is searched among theirs
 * once, and only the rules that want what it is are looked at. That they are in another order than written is invisible:
 * of two that want different things one at most is true.
 *
 * @param source the string
 * @param steps the rules
 * @param wanted what each wants it to be
 * @param rests what each asks besides
 */
record EqualityRun(StringSource source, List<Step> steps, List<ByteString> wanted, List<Condition> rests) {
    /** With fewer rules that ask nothing else a search is not worth while. */
    private static final int FEWEST_PLAIN = 3;
    /** The same of rules that ask other things, perhaps cheaper ones, before the string. */
    private static final int FEWEST = 16;

    /** A guess at the slots for one rule, its match left to shared code. */
    private static final int SLOTS = 14;

    /** The same for a match that is not left to shared code; where the string is unknown there may be a second. */
    private static final int SLOTS_OF_DEED = 250;

    /** A guess at those for each eight bytes of its string. */
    private static final int SLOTS_OF_WORD = 3;

    /** The same for each part of what a rule asks besides: once where the string is known, and twice where it is not. */
    private static final int SLOTS_OF_REST = 45;

    /** What a step wants a string to be. */
    private record Wish(StringSource source, ByteString wanted, Condition rest) {}

    /**
     * The run that begins with a step, if there is one and it fits into so many slots.
     *
     * @param shared whether a step's match is left to shared code
     */
    static Optional<EqualityRun> at(List<Step> steps, int from, int slots, Predicate<Step> shared) {
        Optional<Wish> first = wish(steps.get(from));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        StringSource source = first.get().source();
        List<ByteString> wanted = new ArrayList<>();
        List<Condition> rests = new ArrayList<>();
        int size = 0;
        boolean plain = true;
        for (int number = from; number < steps.size(); number++) {
            Optional<Wish> wish =
                    wish(steps.get(number)).filter(each -> each.source().equals(source));
            if (wish.isEmpty()) {
                break;
            }
            Condition rest = wish.get().rest();
            size += SLOTS
                    + (shared.test(steps.get(number)) ? 0 : SLOTS_OF_DEED)
                    + wish.get().wanted().length() / Long.BYTES * SLOTS_OF_WORD
                    + parts(rest) * SLOTS_OF_REST;
            if (size > slots) {
                break;
            }
            plain &= rest instanceof Condition.Literal;
            wanted.add(wish.get().wanted());
            rests.add(rest);
        }
        return wanted.size() >= (plain ? FEWEST_PLAIN : FEWEST)
                ? Optional.of(new EqualityRun(source, steps.subList(from, from + wanted.size()), wanted, rests))
                : Optional.empty();
    }

    private static Optional<Wish> wish(Step step) {
        if (step.filter() instanceof Condition.And and) {
            for (int i = 0; i < and.operands().size(); i++) {
                Optional<Wish> wish = wish(and.operands().get(i), new Condition.Literal(true));
                if (wish.isPresent()) {
                    List<Condition> rest = new ArrayList<>(and.operands());
                    rest.remove(i);
                    Condition others = rest.size() == 1 ? rest.get(0) : new Condition.And(rest);
                    return Optional.of(new Wish(wish.get().source(), wish.get().wanted(), others));
                }
            }
            return Optional.empty();
        }
        return wish(step.filter(), new Condition.Literal(true));
    }

    private static Optional<Wish> wish(Condition condition, Condition rest) {
        return condition instanceof Condition.StringComparison comparison
                        && comparison.operator() == StringOperator.EQUALS
                        && !(comparison.value() instanceof StringSource.ProcessName)
                        && comparison.literal().length() <= EventRecord.MAXIMUM_STRING
                ? Optional.of(new Wish(comparison.value(), comparison.literal(), rest))
                : Optional.empty();
    }

    private static int parts(Condition condition) {
        if (condition instanceof Condition.Literal) {
            return 0;
        } else if (condition instanceof Condition.And and) {
            return and.operands().stream().mapToInt(EqualityRun::parts).sum();
        } else if (condition instanceof Condition.Or or) {
            return or.operands().stream().mapToInt(EqualityRun::parts).sum();
        } else if (condition instanceof Condition.Not not) {
            return parts(not.operand());
        } else if (condition instanceof Condition.StringMembership membership) {
            return 1 + membership.exact().size() + membership.patterns().size();
        } else if (condition instanceof Condition.IntegerMembership) {
            return 4;
        }
        return 1;
    }

    /** By what they want, the rules with what they ask besides, in their order. */
    Map<ByteString, List<Step>> byWish() {
        Map<ByteString, List<Step>> groups = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            groups.computeIfAbsent(wanted.get(i), key -> new ArrayList<>()).add(asking(steps.get(i), rests.get(i)));
        }
        return groups;
    }

    private static Step asking(Step step, Condition rest) {
        return new Step(
                step.rule(),
                rest,
                step.filterSpan(),
                step.unreadableMatches(),
                step.action(),
                step.event(),
                step.continues());
    }
}
