package org.syscalltrack.jvm.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.model.Predicate;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.jvm.Decision;
import org.syscalltrack.jvm.Outcome;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.code.Truth;
import org.syscalltrack.jvm.explain.RuleExplainer;

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
                rule.filter().ifPresent(filter -> parts(filter).forEach(part -> conditions.put(part, new int[4])));
            }
        }
    }

    /** The conditions that are not made of others. What the text alone decides can never come out both ways. */
    private static Stream<Span> parts(Predicate predicate) {
        if (predicate instanceof Predicate.And and) {
            return and.operands().stream().flatMap(Coverage::parts);
        }
        if (predicate instanceof Predicate.Or or) {
            return or.operands().stream().flatMap(Coverage::parts);
        }
        if (predicate instanceof Predicate.Not not) {
            return parts(not.operand());
        }
        return predicate instanceof Predicate.Literal ? Stream.of() : Stream.of(predicate.span());
    }

    /**
     * Counts a call of a test.
     *
     * @param call what is called
     * @param view the call as the rules before it saw it
     * @param outcome what the rules made of it
     */
    public void add(SystemCall call, CallView view, Outcome outcome) {
        count(When.BEFORE, outcome.before(), new RuleExplainer(rules, call, view));
        if (outcome.seenAfter().resultState() == Availability.KNOWN) {
            count(When.AFTER, outcome.after(), new RuleExplainer(rules, call, outcome.seenAfter()));
        }
    }

    private void count(When when, Decision decision, RuleExplainer explainer) {
        Optional<String> stopped = decision.stopped().map(match -> match.rule().name());
        List<String> matched =
                decision.matches().stream().map(match -> match.rule().name()).toList();
        for (Rule rule : explainer.rules(when)) {
            int[] counts = ruleCounts.getOrDefault(rule.name(), new int[2]);
            counts[0]++;
            counts[1] += matched.contains(rule.name()) ? 1 : 0;
            explainer
                    .explain(rule)
                    .ifPresent(finding -> finding.leaves()
                            .forEach(leaf -> conditions.getOrDefault(leaf.span(), new int[4])[leaf.truth()]++));
            if (stopped.equals(Optional.of(rule.name()))) {
                return;
            }
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

    /** Returns the files that hold a rule or a condition, in the order in which the rules lead to them. */
    public List<SourceFile> files() {
        return Stream.concat(
                        rules().stream().map(rule -> rule.rule().nameSpan()),
                        conditions().stream().map(ConditionCount::span))
                .map(Span::file)
                .distinct()
                .toList();
    }
}
