package org.syscalltrack.jvm.explain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.model.Predicate;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.plan.SourceLabels;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.jvm.call.CallView;

/** Says of one call which rules look at it and what each condition of their filters came to. */
public final class RuleExplainer {
    private final RuleSet rules;
    private final SystemCall call;
    private final CallView view;
    private final Interpreter interpreter;

    /**
     * Makes an explainer.
     *
     * @param call what is called
     * @param view the call as it is seen at the decision point
     */
    public RuleExplainer(RuleSet rules, SystemCall call, CallView view) {
        this.rules = rules;
        this.call = call;
        this.view = view;
        this.interpreter = new Interpreter(view, SourceLabels.of(call));
    }

    /** Returns the enabled rules on this entry of the call at one time, in order. */
    public List<Rule> rules(When when) {
        return rules.rules().stream()
                .filter(rule -> rule.enabled()
                        && rule.when() == when
                        && rule.calls().contains(call)
                        && rule.abis().contains(view.entry().abi()))
                .toList();
    }

    /** Returns what a rule's filter came to; none where the rule has no filter. */
    public Optional<Finding> explain(Rule rule) {
        return rule.filter().map(this::explain);
    }

    private Finding explain(Predicate predicate) {
        Explanation whole = interpreter.explain(Planner.bind(rules, call, view.entry(), predicate));
        List<Finding> operands = operands(predicate).stream().map(this::explain).toList();
        List<Explanation.Value> values =
                operands.isEmpty() ? values(whole).distinct().toList() : List.of();
        return new Finding(predicate, whole.truth(), values, operands);
    }

    private static List<Predicate> operands(Predicate predicate) {
        if (predicate instanceof Predicate.And and) {
            return and.operands();
        }
        if (predicate instanceof Predicate.Or or) {
            return or.operands();
        }
        return predicate instanceof Predicate.Not not ? List.of(not.operand()) : List.of();
    }

    /** One condition of the file may be several of the plan: {@code PATH(*)} asks for every path of the call. */
    private static Stream<Explanation.Value> values(Explanation explanation) {
        return Stream.concat(
                explanation.values().stream(), explanation.parts().stream().flatMap(RuleExplainer::values));
    }
}
