package org.syscalltrack.jvm.replay;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.plan.PlannedRule;

/**
 * What a replay came to.
 *
 * @param lines lines of the trace
 * @param calls calls that some rule looked at
 * @param damaged lines that could not be read
 * @param rules one for each rule, in order
 */
public record ReplaySummary(long lines, long calls, long damaged, List<RuleCount> rules) {
    /** Copies the list. */
    public ReplaySummary {
        rules = List.copyOf(rules);
    }

    /**
     * The counters of a rule.
     *
     * @param rule the rule
     * @param matched calls that it matched
     * @param unreadable calls for which its filter was unknown, since the trace lacks an operand
     */
    public record RuleCount(PlannedRule rule, long matched, long unreadable) {}

    /** Returns the sum of this and the summary of another trace with the same rules. */
    public ReplaySummary plus(ReplaySummary other) {
        List<RuleCount> sums = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            RuleCount one = rules.get(i);
            RuleCount two = other.rules.get(i);
            sums.add(new RuleCount(one.rule(), one.matched() + two.matched(), one.unreadable() + two.unreadable()));
        }
        return new ReplaySummary(lines + other.lines, calls + other.calls, damaged + other.damaged, sums);
    }
}
