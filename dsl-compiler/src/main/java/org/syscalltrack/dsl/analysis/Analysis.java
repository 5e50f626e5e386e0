package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.planner.Planner;

/** Looks at a whole rule set. Every finding is a warning or a note. */
public final class Analysis {
    private final RuleSet ruleSet;
    private final List<Diagnostic> findings = new ArrayList<>();
    private final Set<String> withBadFilter = new HashSet<>();

    private Analysis(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
    }

    /** The findings, in no order. */
    public static List<Diagnostic> of(RuleSet ruleSet) {
        return new Analysis(ruleSet).run();
    }

    private List<Diagnostic> run() {
        for (Rule rule : ruleSet.rules()) {
            List<Diagnostic> found = new FilterCheck(ruleSet, rule).check();
            findings.addAll(found);
            if (!found.isEmpty()) {
                withBadFilter.add(rule.name());
            }
        }
        unreachable(Planner.plan(ruleSet));
        return findings;
    }

    /** A rule that is dead in one chain and alive in another is as it should be. */
    private void unreachable(Plan plan) {
        Map<PlannedRule, Integer> turns = new HashMap<>();
        Map<PlannedRule, List<Reachability.DeadStep>> dead = new HashMap<>();
        for (Chain chain : plan.chains()) {
            for (Step step : chain.steps()) {
                turns.merge(step.rule(), 1, Integer::sum);
            }
            for (Reachability.DeadStep step : Reachability.deadSteps(chain)) {
                dead.computeIfAbsent(step.step().rule(), rule -> new ArrayList<>())
                        .add(step);
            }
        }
        dead.forEach((rule, steps) -> {
            if (steps.size() == turns.getOrDefault(rule, 0) && !withBadFilter.contains(rule.name())) {
                report(rule, steps.get(0));
            }
        });
    }

    private void report(PlannedRule rule, Reachability.DeadStep dead) {
        Rule checked = ruleSet.rules().stream()
                .filter(one -> one.name().equals(rule.name()))
                .findFirst()
                .orElseThrow();
        String taker = dead.covers().get(0).name();
        Diagnostic finding = Diagnostic.of(DiagnosticKind.UNREACHABLE_RULE, checked.nameSpan(), rule.name())
                .withLabel("never acts");
        for (PlannedRule cover : dead.covers()) {
            finding = finding.withSecondary(
                    ruleSet.rules().stream()
                            .filter(one -> one.name().equals(cover.name()))
                            .findFirst()
                            .orElseThrow()
                            .nameSpan(),
                    "this rule takes its calls");
        }
        Optional<String> example = ExampleCall.of(dead.chain().call(), dead.samples());
        if (example.isPresent()) {
            finding = finding.withNote("An example that goes to `" + taker + "`: `" + example.get() + "`");
        }
        findings.add(finding);
    }
}
