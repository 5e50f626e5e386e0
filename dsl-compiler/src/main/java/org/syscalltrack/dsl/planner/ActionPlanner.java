package org.syscalltrack.dsl.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.event.Verdict;
import org.syscalltrack.dsl.model.Action;
import org.syscalltrack.dsl.model.CountKey;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.LogFormat;
import org.syscalltrack.dsl.plan.FieldSource;
import org.syscalltrack.dsl.plan.PlannedAction;

/** Plans what a rule does on one entry. */
final class ActionPlanner implements Action.Visitor<PlannedAction> {
    private final EntryBinding binding;

    ActionPlanner(EntryBinding binding) {
        this.binding = binding;
    }

    PlannedAction plan(Action action) {
        return action.accept(this);
    }

    /** The format of the events that an action writes, if it writes any. */
    static Optional<LogFormat> formatOf(Action action) {
        return action.accept(new Action.Visitor<>() {
            @Override
            public Optional<LogFormat> log(Action.Log node) {
                return Optional.of(node.format());
            }

            @Override
            public Optional<LogFormat> fail(Action.Fail node) {
                return node.format();
            }

            @Override
            public Optional<LogFormat> kill(Action.Kill node) {
                return node.format();
            }

            @Override
            public Optional<LogFormat> suspend(Action.Suspend node) {
                return node.format();
            }

            @Override
            public Optional<LogFormat> pass(Action.Pass node) {
                return Optional.empty();
            }

            @Override
            public Optional<LogFormat> count(Action.Count node) {
                return Optional.empty();
            }

            @Override
            public Optional<LogFormat> rewrite(Action.Rewrite node) {
                return Optional.empty();
            }
        });
    }

    /** What a rule with this action does, as records and counters name it. */
    static Verdict verdictOf(Action action) {
        return Verdict.valueOf(action.type());
    }

    static boolean continues(Action action) {
        return (action instanceof Action.Log log && log.continues())
                || (action instanceof Action.Count count && count.continues())
                || (action instanceof Action.Rewrite rewrite && rewrite.continues());
    }

    private int constant(IntegerValue value) {
        return (int) binding.constant(value).orElseThrow();
    }

    @Override
    public PlannedAction log(Action.Log node) {
        return new PlannedAction.Log(node.rate());
    }

    @Override
    public PlannedAction fail(Action.Fail node) {
        return new PlannedAction.Fail(constant(node.errorCode()), node.rate());
    }

    @Override
    public PlannedAction kill(Action.Kill node) {
        return new PlannedAction.Kill(constant(node.signal()), node.rate());
    }

    @Override
    public PlannedAction suspend(Action.Suspend node) {
        return new PlannedAction.Suspend(node.timeout(), node.onTimeout(), node.rate());
    }

    @Override
    public PlannedAction pass(Action.Pass node) {
        return new PlannedAction.Pass();
    }

    @Override
    public PlannedAction count(Action.Count node) {
        List<FieldSource> keys = new ArrayList<>();
        for (CountKey key : node.keys()) {
            if (key instanceof CountKey.Whole integer) {
                keys.add(new FieldSource.IntegerField(new IntegerBinder(binding).bind(integer.value())));
            } else if (key instanceof CountKey.Text text) {
                keys.add(new FieldSource.StringField(new StringBinder(binding).bind(text.value())));
            }
        }
        return new PlannedAction.Count(keys);
    }

    @Override
    public PlannedAction rewrite(Action.Rewrite node) {
        return new PlannedAction.Rewrite(
                binding.index(node.parameter()), new IntegerBinder(binding).bind(node.value()));
    }
}
