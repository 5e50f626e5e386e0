package org.syscalltrack.dsl.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.event.EventLayout;
import org.syscalltrack.dsl.event.EventSchema;
import org.syscalltrack.dsl.model.LogFormat;
import org.syscalltrack.dsl.model.Predicate;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.NamedFiles;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.plan.PlannedEvent;
import org.syscalltrack.dsl.plan.PlannedHook;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.dsl.plan.SourceSearch;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.When;

/** Makes the plan of a checked rule set. The same rule set gives the same plan. */
public final class Planner {
    private final RuleSet ruleSet;
    private final List<PlannedRule> rules = new ArrayList<>();
    private final Map<String, CallRules> calls = new TreeMap<>();
    private final List<EventLayout> layouts = new ArrayList<>();

    private Planner(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
    }

    /** A call and the rules on it, in order. */
    private record CallRules(SystemCall call, List<Turn> turns) {}

    /** A rule as the model and the plan know it. */
    private record Turn(Rule rule, PlannedRule planned) {}

    /** The plan for the architecture that the rules were checked for. */
    public static Plan plan(RuleSet ruleSet) {
        return new Planner(ruleSet).plan();
    }

    /** A predicate as it is decided on one entry of a call that a rule names. */
    public static Condition bind(RuleSet ruleSet, SystemCall call, Entry entry, Predicate predicate) {
        return new ConditionBinder(new EntryBinding(ruleSet, call, entry)).bind(predicate);
    }

    /** The format of the events that a rule writes, if it writes any. */
    public static Optional<LogFormat> formatOf(Rule rule) {
        return ActionPlanner.formatOf(rule.action());
    }

    /** How many values an event of this format carries on one entry of a call; a record may not have room for them. */
    public static int valuesOf(RuleSet ruleSet, SystemCall call, Entry entry, LogFormat format) {
        return new EventPlanner(new EntryBinding(ruleSet, call, entry), "", When.BEFORE).valuesOf(format);
    }

    private Plan plan() {
        for (Rule rule : ruleSet.rules()) {
            if (rule.enabled()) {
                add(rule);
            }
        }
        List<Chain> chains = new ArrayList<>();
        for (CallRules group : calls.values()) {
            for (Abi abi : ruleSet.architecture().abis()) {
                for (Entry entry : group.call().entries(abi)) {
                    EntryBinding binding = new EntryBinding(ruleSet, group.call(), entry);
                    for (When when : When.values()) {
                        chain(binding, group.turns(), when).ifPresent(chains::add);
                    }
                }
            }
        }
        return new Plan(ruleSet.architecture(), rules, chains, new EventSchema(layouts));
    }

    private void add(Rule rule) {
        PlannedRule planned =
                new PlannedRule(rules.size(), rule.name(), ActionPlanner.verdictOf(rule.action()), rule.span());
        rules.add(planned);
        for (SystemCall call : rule.calls()) {
            calls.computeIfAbsent(call.name(), name -> new CallRules(call, new ArrayList<>()))
                    .turns()
                    .add(new Turn(rule, planned));
        }
    }

    private Optional<Chain> chain(EntryBinding binding, List<Turn> turns, When when) {
        List<Step> steps = new ArrayList<>();
        for (Turn turn : turns) {
            if (turn.rule().when() == when
                    && turn.rule().abis().contains(binding.entry().abi())) {
                step(binding, turn).ifPresent(steps::add);
            }
        }
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        SourceSearch files = NamedFiles.search(binding.call());
        boolean hooked = when == When.BEFORE && steps.stream().anyMatch(step -> step.enforces() || files.finds(step));
        List<PlannedHook> hooks = hooked ? new HookPlanner(binding).plan() : List.of();
        return Optional.of(new Chain(binding.call(), binding.entry(), when, steps, hooks));
    }

    /** The rule's turn; none where its filter is false for this entry. */
    private Optional<Step> step(EntryBinding binding, Turn turn) {
        Rule rule = turn.rule();
        Condition filter = rule.filter()
                .map(predicate -> new ConditionBinder(binding).bind(predicate))
                .orElse(new Condition.Literal(true));
        if (filter.equals(new Condition.Literal(false))) {
            return Optional.empty();
        }
        Optional<PlannedEvent> event = formatOf(rule)
                .map(format -> new EventPlanner(binding, rule.name(), rule.when()).plan(format, layouts.size()));
        event.ifPresent(planned -> layouts.add(planned.layout()));
        return Optional.of(new Step(
                turn.planned(),
                filter,
                rule.filter().map(predicate -> predicate.span()).orElse(rule.nameSpan()),
                rule.unreadableMatches(),
                new ActionPlanner(binding).plan(rule.action()),
                event,
                ActionPlanner.continues(rule.action()),
                rule.partial()));
    }
}
