package org.syscalltrack.driver.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.syscalltrack.bpf.hook.PlannedPoint;
import org.syscalltrack.bpf.hook.PointPlanner;
import org.syscalltrack.driver.CompileResult;
import org.syscalltrack.driver.Refusal;
import org.syscalltrack.dsl.analysis.BlindSpot;
import org.syscalltrack.dsl.analysis.RuleCoverage;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.check.ParsedFile;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;

/** Everything that a page shows, gathered once. */
final class PageContent {
    private final String title;
    private final FrontEndResult checked;
    private final RuleSet ruleSet;
    private final Plan plan;
    private final List<PlannedPoint> points;
    private final Optional<PageCost> cost;
    private final List<Refusal> refusals;
    private final Map<String, List<BlindSpot>> blindSpots = new HashMap<>();
    private final Map<SourceFile, String> fileIds = new LinkedHashMap<>();

    /** Gathers; {@code checked} has no errors, {@code compiled} is what eBPF made of it. */
    PageContent(String title, FrontEndResult checked, CompileResult compiled) {
        this.title = title;
        this.checked = checked;
        this.ruleSet = checked.ruleSet().orElseThrow();
        this.plan = Planner.plan(ruleSet);
        this.points = PointPlanner.plan(plan).points();
        this.cost = compiled instanceof CompileResult.Compiled made
                ? Optional.of(PageCost.of(made.products().get(0)))
                : Optional.empty();
        this.refusals = compiled instanceof CompileResult.Refused refused ? refused.reasons() : List.of();
        RuleCoverage.of(ruleSet)
                .forEach(coverage -> blindSpots.put(coverage.rule().name(), coverage.blindSpots()));
        for (ParsedFile file : checked.files()) {
            fileIds.put(file.source(), "f" + (fileIds.size() + 1));
        }
    }

    String title() {
        return title;
    }

    Architecture architecture() {
        return ruleSet.architecture();
    }

    List<Rule> rules() {
        return ruleSet.rules();
    }

    List<ParsedFile> files() {
        return checked.files();
    }

    List<Diagnostic> findings() {
        return checked.diagnostics();
    }

    List<PlannedPoint> points() {
        return points;
    }

    Optional<PageCost> cost() {
        return cost;
    }

    /** Why eBPF cannot carry the rules; empty where it can. */
    List<Refusal> refusals() {
        return refusals;
    }

    /** The chains by call, calls by name. */
    Map<SystemCall, List<Chain>> calls() {
        Map<String, List<Chain>> byName = new TreeMap<>();
        for (Chain chain : plan.chains()) {
            byName.computeIfAbsent(chain.call().name(), name -> new ArrayList<>())
                    .add(chain);
        }
        Map<SystemCall, List<Chain>> calls = new LinkedHashMap<>();
        byName.values().forEach(chains -> calls.put(chains.get(0).call(), chains));
        return calls;
    }

    List<BlindSpot> blindSpots(Rule rule) {
        return blindSpots.getOrDefault(rule.name(), List.of());
    }

    /** The file that a place is in. */
    ParsedFile fileOf(Span span) {
        return checked.files().stream()
                .filter(file -> file.source() == span.file())
                .findFirst()
                .orElseThrow();
    }

    /** What the ids of a file's lines begin with. */
    String fileId(SourceFile file) {
        return fileIds.getOrDefault(file, "f0");
    }

    /** A link to a place in the source. */
    String place(Span span) {
        int line = span.startPosition().line();
        return "<a class=\"place\" href=\"#" + fileId(span.file()) + "-" + line + "\">"
                + Html.escaped(span.file().name() + ":" + line) + "</a>";
    }

    /** A link to a rule. */
    String link(Step step) {
        return link(step.rule());
    }

    /** A link to a rule. */
    String link(PlannedRule rule) {
        return link(rule.index(), rule.name());
    }

    /** A link to a rule of the model. */
    String link(Rule rule) {
        return link(number(rule), rule.name());
    }

    private static String link(int number, String name) {
        return "<a class=\"rule\" href=\"#rule-" + number + "\">" + Html.escaped(name) + "</a>";
    }

    /** The id of a rule's card. */
    String ruleId(Rule rule) {
        return "rule-" + number(rule);
    }

    /** A rule is numbered as in the plan; one that is switched off is not in it and comes behind. */
    private int number(Rule rule) {
        return plan.rules().stream()
                .filter(planned -> planned.name().equals(rule.name()))
                .mapToInt(PlannedRule::index)
                .findFirst()
                .orElse(plan.rules().size() + ruleSet.rules().indexOf(rule));
    }
}
