package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import org.syscalltrack.dsl.source.Span;

/** Looks at a whole rule set. Every finding is a warning or a note. */
public final class Analysis {
    private final RuleSet ruleSet;
    private final Runnable checkpoint;
    private final List<Diagnostic> findings = new ArrayList<>();
    private final Set<String> withBadFilter = new HashSet<>();

    private Analysis(RuleSet ruleSet, Runnable checkpoint) {
        this.ruleSet = ruleSet;
        this.checkpoint = checkpoint;
    }

    /** The findings, in no order. */
    public static List<Diagnostic> of(RuleSet ruleSet) {
        return of(ruleSet, () -> {});
    }

    /**
     * The same where the rules may change meanwhile.
     *
     * @param checkpoint is run again and again, and may throw to end the analysis
     */
    public static List<Diagnostic> of(RuleSet ruleSet, Runnable checkpoint) {
        return new Analysis(ruleSet, checkpoint).run();
    }

    private List<Diagnostic> run() {
        for (Rule rule : ruleSet.rules()) {
            checkpoint.run();
            List<Diagnostic> found = new FilterCheck(ruleSet, rule).check();
            findings.addAll(found);
            if (rule.enabled()) {
                findings.addAll(new TargetCheck(rule).check());
            }
            if (!found.isEmpty()) {
                withBadFilter.add(rule.name());
            }
        }
        unreachable(Planner.plan(ruleSet));
        return findings;
    }

    /** A rule that is dead in one chain and alive in another is as it should be, so one chain may settle it. */
    private void unreachable(Plan plan) {
        Map<PlannedRule, Reachability.DeadStep> dead = new LinkedHashMap<>();
        Set<PlannedRule> alive = new HashSet<>();
        for (Chain chain : plan.chains()) {
            checkpoint.run();
            Map<PlannedRule, Reachability.DeadStep> here = new HashMap<>();
            for (Reachability.DeadStep step : Reachability.deadSteps(chain, rule -> !alive.contains(rule))) {
                here.put(step.step().rule(), step);
            }
            for (Step step : chain.steps()) {
                Reachability.DeadStep found = here.get(step.rule());
                if (found == null) {
                    alive.add(step.rule());
                } else {
                    dead.putIfAbsent(step.rule(), found);
                }
            }
        }
        Map<String, Rule> rules = new HashMap<>();
        ruleSet.rules().forEach(rule -> rules.put(rule.name(), rule));
        dead.forEach((rule, step) -> {
            if (!alive.contains(rule) && !withBadFilter.contains(rule.name())) {
                report(rules, rule, step);
            }
        });
    }

    private void report(Map<String, Rule> rules, PlannedRule rule, Reachability.DeadStep dead) {
        String taker = dead.covers().get(0).name();
        Diagnostic finding = Diagnostic.of(DiagnosticKind.UNREACHABLE_RULE, nameOf(rules, rule), rule.name())
                .withLabel("never acts");
        for (PlannedRule cover : dead.covers()) {
            finding = finding.withSecondary(nameOf(rules, cover), "this rule takes its calls");
        }
        Optional<String> example = ExampleCall.of(dead.chain().call(), dead.samples());
        if (example.isPresent()) {
            finding = finding.withNote("An example that goes to `" + taker + "`: `" + example.get() + "`");
        }
        findings.add(finding);
    }

    private static Span nameOf(Map<String, Rule> rules, PlannedRule planned) {
        Rule rule = rules.get(planned.name());
        return rule == null ? planned.span() : rule.nameSpan();
    }
}
