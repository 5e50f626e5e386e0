package org.syscalltrack.jvm.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.model.Predicate;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.model.TestCase;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.jvm.Decision;
import org.syscalltrack.jvm.Outcome;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.code.Truth;
import org.syscalltrack.jvm.explain.Interpreter;

/**
 * Counts what tests reach. A condition counts in a test where its rule was looked at, whether or not another condition
 * had already decided: the order of conditions is never visible in the language. Not thread-safe.
 */
public final class Coverage {
    private final RuleSet rules;
    private final Map<Span, int[]> conditions = new LinkedHashMap<>();
    private final Map<String, int[]> ruleCounts = new LinkedHashMap<>();

    /** Begins with nothing reached. */
    public Coverage(RuleSet rules) {
        this.rules = rules;
        for (Rule rule : rules.rules()) {
            if (rule.enabled()) {
                ruleCounts.put(rule.name(), new int[2]);
                rule.filter()
                        .map(Conditions::of)
                        .orElse(List.of())
                        .forEach(part -> conditions.put(part.span(), new int[4]));
            }
        }
    }

    /**
     * Counts a test.
     *
     * @param call the call as the rules before it saw it
     * @param outcome what the rules made of it
     */
    public void add(TestCase test, CallView call, Outcome outcome) {
        count(test, When.BEFORE, outcome.before(), call);
        if (outcome.seenAfter().resultState() == 0) {
            count(test, When.AFTER, outcome.after(), outcome.seenAfter());
        }
    }

    private void count(TestCase test, When when, Decision decision, CallView call) {
        Optional<String> stopped =
                decision.stopped().map(match -> match.step().rule().name());
        List<String> matched = decision.matches().stream()
                .map(match -> match.step().rule().name())
                .toList();
        for (Rule rule : rules.rules()) {
            boolean asked = rule.enabled()
                    && rule.when() == when
                    && rule.calls().contains(test.call())
                    && rule.abis().contains(test.abi());
            if (!asked) {
                continue;
            }
            int[] counts = ruleCounts.getOrDefault(rule.name(), new int[2]);
            counts[0]++;
            counts[1] += matched.contains(rule.name()) ? 1 : 0;
            rule.filter().ifPresent(filter -> count(test, call, filter));
            if (stopped.equals(Optional.of(rule.name()))) {
                return;
            }
        }
    }

    private void count(TestCase test, CallView call, Predicate filter) {
        Entry entry = call.entry();
        Interpreter interpreter = new Interpreter(call);
        for (Predicate part : Conditions.of(filter)) {
            Condition condition = Planner.bind(rules, test.call(), entry, part);
            int truth = interpreter.explain(condition).truth();
            conditions.getOrDefault(part.span(), new int[4])[truth]++;
        }
    }

    /** Returns the counts of all conditions, in the order of the rules. */
    public List<ConditionCount> conditions() {
        List<ConditionCount> counts = new ArrayList<>();
        conditions.forEach((span, truths) -> counts.add(new ConditionCount(
                span, truths[Truth.TRUE], truths[Truth.FALSE], truths[Truth.ABSENT] + truths[Truth.UNREADABLE])));
        return counts;
    }

    /** Returns the counts of all enabled rules, in order. */
    public List<RuleCount> rules() {
        List<RuleCount> counts = new ArrayList<>();
        for (Rule rule : rules.rules()) {
            int[] count = ruleCounts.get(rule.name());
            if (count != null) {
                counts.add(new RuleCount(rule, count[0], count[1]));
            }
        }
        return counts;
    }
}
