package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syscalltrack.dsl.plan.Condition;

/**
 * All ways in which the comparisons of one value can turn out together.
 *
 * @param atoms the comparisons
 * @param cases at least one
 */
record CaseGroup(List<Condition> atoms, List<Case> cases) {
    /** Copies the lists, each outcome once: the first one's sample stays. */
    CaseGroup {
        atoms = List.copyOf(atoms);
        Map<List<Truth>, Case> distinct = new LinkedHashMap<>();
        cases.forEach(one -> distinct.putIfAbsent(one.outcome(), one));
        cases = List.copyOf(distinct.values());
    }

    /**
     * One way.
     *
     * @param outcome the truth of every comparison of the group, in their order
     * @param sample a value that turns out so
     */
    record Case(List<Truth> outcome, Sample sample) {}

    /** A comparison of which nothing is known. */
    static CaseGroup free(Condition atom) {
        List<Case> cases = new ArrayList<>();
        for (Truth truth : Truth.values()) {
            cases.add(new Case(List.of(truth), new Sample.Nameless()));
        }
        return new CaseGroup(List.of(atom), cases);
    }
}
