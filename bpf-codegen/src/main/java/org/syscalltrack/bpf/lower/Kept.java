package org.syscalltrack.bpf.lower;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.bpf.hook.HookObjects;
import org.syscalltrack.dsl.catalog.Direction;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.StringSource;

/**
 * What the entry of a call keeps for its exit, in task storage: the values of its parameters, and of what these name, as
 * they are then. The strings come first in the map's value, then the numbers.
 *
 * @param strings each with its outcome and a room
 * @param numbers each with whether it is known and its value
 */
record Kept(List<StringSource> strings, List<IntegerSource> numbers) {
    /** Nothing is kept. */
    static final Kept NOTHING = new Kept(List.of(), List.of());

    /** What the rules after a call ask for. */
    static Kept of(EntryWork work) {
        return work.after().map(Kept::of).orElse(NOTHING);
    }

    private static Kept of(Chain chain) {
        HookObjects objects = new HookObjects(chain.call(), List.of());
        Set<IntegerSource> numbers = new LinkedHashSet<>();
        for (Step step : chain.steps()) {
            ParameterUse.forEachInteger(step, source -> {
                if (isOfEntry(chain, source, objects)) {
                    numbers.add(source);
                }
            });
        }
        List<StringSource> strings = StringUses.of(chain).stream()
                .filter(source -> KeptStrings.isOfEntry(chain, source))
                .toList();
        return new Kept(strings, List.copyOf(numbers));
    }

    private static boolean isOfEntry(Chain chain, IntegerSource source, HookObjects objects) {
        if (source instanceof IntegerSource.PointedField field) {
            return chain.call().parameters().get(field.parameter()).direction() == Direction.IN;
        }
        return source instanceof IntegerSource.FileNumber file && objects.isDescriptor(file.file());
    }

    /** How large the map's value is, in bytes. */
    int bytes() {
        return numbersAt() + numbers.size() * KeptNumbers.ENTRY;
    }

    /** Where the numbers begin. */
    int numbersAt() {
        return strings.size() * KeptStrings.ENTRY;
    }

    /** Whether there is nothing to keep. */
    boolean isEmpty() {
        return strings.isEmpty() && numbers.isEmpty();
    }
}
