package org.syscalltrack.jvm.ruletest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.jvm.Decision;
import org.syscalltrack.jvm.code.Truth;
import org.syscalltrack.jvm.explain.Explanation;
import org.syscalltrack.jvm.explain.Finding;
import org.syscalltrack.jvm.explain.RuleExplainer;

/** For each rule on a call whether it matched, and which conditions of its filter decided that with which values. */
final class Reasons {
    private final List<String> lines = new ArrayList<>();

    /** Adds the rules that were asked at one time. */
    void add(When when, Decision decision, RuleExplainer explainer) {
        Optional<String> stopped = Optional.empty();
        for (Rule rule : explainer.rules(when)) {
            String place = "rule " + rule.name() + " at " + rule.nameSpan();
            if (stopped.isPresent()) {
                lines.add(place + " was not looked at: " + stopped.get() + " stands above it and stopped");
                continue;
            }
            boolean matched = decision.matches().stream()
                    .anyMatch(match -> match.rule().name().equals(rule.name()));
            add(place, matched, explainer.explain(rule));
            stopped = decision.stopped().map(match -> match.rule().name()).filter(name -> name.equals(rule.name()));
        }
    }

    private void add(String place, boolean matched, Optional<Finding> filter) {
        if (filter.isEmpty()) {
            lines.add(place + " matched: it has no filter");
            return;
        }
        boolean unknown = filter.get().truth() > Truth.TRUE;
        lines.add(place
                + (matched ? " matched" : " did not match")
                + (unknown ? ", its filter being unknown:" : ", since:"));
        filter.get().decisive().forEach(this::add);
    }

    private void add(Finding condition) {
        String text = condition.span().text().replaceAll("\\s+", " ");
        StringBuilder line = new StringBuilder("  " + word(condition.truth()) + ": " + text);
        String separator = "   where ";
        for (Explanation.Value value : condition.values()) {
            line.append(separator).append(value.label()).append(" is ").append(value.text());
            separator = ", ";
        }
        lines.add(line.toString());
    }

    private static String word(int truth) {
        return switch (truth) {
            case Truth.FALSE -> "false";
            case Truth.TRUE -> "true";
            case Truth.ABSENT -> "unknown (absent)";
            default -> "unknown (unreadable)";
        };
    }

    /** Returns the lines, or one that says that no rule was asked. */
    List<String> lines(String call) {
        return lines.isEmpty() ? List.of("no enabled rule looks at " + call) : List.copyOf(lines);
    }
}
