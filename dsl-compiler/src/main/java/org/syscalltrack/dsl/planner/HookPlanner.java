package org.syscalltrack.dsl.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.syscalltrack.dsl.catalog.ArgumentTest;
import org.syscalltrack.dsl.catalog.HookFact;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.plan.BinaryOperator;
import org.syscalltrack.dsl.plan.ComparisonOperator;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.PlannedHook;

/** Resolves the catalog's facts on the hooks of a call for one of its entries. */
final class HookPlanner {
    private static final String NO_ERROR = "none";

    private final EntryBinding binding;

    HookPlanner(EntryBinding binding) {
        this.binding = binding;
    }

    /** The hooks that the entry's calls pass. */
    List<PlannedHook> plan() {
        List<PlannedHook> hooks = new ArrayList<>();
        for (HookFact fact : binding.call().hooks()) {
            if (fact.abis().isEmpty() || fact.abis().contains(binding.entry().abi())) {
                hooks.add(new PlannedHook(fact, condition(fact), error(fact.changedError()), error(fact.error())));
            }
        }
        return hooks;
    }

    private OptionalInt error(Optional<String> name) {
        return name.filter(error -> !error.equals(NO_ERROR)).stream()
                .mapToInt(error -> -(int) constant(error))
                .findFirst();
    }

    private Condition condition(HookFact fact) {
        List<Condition> all = fact.condition().stream().map(this::condition).toList();
        return all.isEmpty() ? new Condition.Literal(true) : all.size() == 1 ? all.get(0) : new Condition.And(all);
    }

    private Condition condition(ArgumentTest test) {
        IntegerExpression value =
                new IntegerExpression.Load(new IntegerBinder(binding).argument(indexOf(test.parameter())));
        if (!test.mask().isEmpty()) {
            long mask = 0;
            for (String name : test.mask()) {
                mask |= constant(name);
            }
            value = new IntegerExpression.Binary(BinaryOperator.AND, value, new IntegerExpression.Constant(mask));
        }
        List<Condition> each = new ArrayList<>();
        for (String words : test.values()) {
            each.add(new Condition.Comparison(
                    ComparisonOperator.EQUAL, value, new IntegerExpression.Constant(constant(words))));
        }
        Condition any = each.size() == 1 ? each.get(0) : new Condition.Or(each);
        return test.negated() ? new Condition.Not(any) : any;
    }

    private int indexOf(String parameter) {
        List<Parameter> parameters = binding.call().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).isCalled(parameter)) {
                return i;
            }
        }
        throw new IllegalStateException(binding.call().name() + " has no parameter " + parameter);
    }

    private long constant(String words) {
        return ArgumentTest.valueOf(
                words,
                name -> binding.catalog()
                        .constant(name, binding.entry().abi())
                        .orElseThrow(() -> new IllegalStateException("the catalog has no constant " + name)));
    }
}
