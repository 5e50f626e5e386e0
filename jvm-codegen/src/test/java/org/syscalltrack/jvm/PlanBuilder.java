package org.syscalltrack.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.event.EventField;
import org.syscalltrack.dsl.event.EventLayout;
import org.syscalltrack.dsl.event.EventSchema;
import org.syscalltrack.dsl.event.FieldType;
import org.syscalltrack.dsl.event.FormatPiece;
import org.syscalltrack.dsl.event.IntegerStyle;
import org.syscalltrack.dsl.event.Verdict;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.FieldSource;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.PlannedEvent;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;

/** Plans of one chain, made by hand. */
public final class PlanBuilder {
    private static final Span SPAN = new Span(SourceFile.ofText("test.sct", ""), 0, 0);

    private final SystemCall call;
    private final When when;
    private final List<PlannedRule> rules = new ArrayList<>();
    private final List<EventLayout> layouts = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    /** Begins a chain of a call. */
    public PlanBuilder(String call, When when) {
        this.call = Catalog.standard().find(call).orElseThrow();
        this.when = when;
    }

    /** Adds a rule that logs values, separated by blanks. */
    public PlanBuilder log(String name, Condition filter, FieldSource... values) {
        PlannedRule rule = new PlannedRule(rules.size(), name, Verdict.LOG, SPAN);
        List<EventField> fields = new ArrayList<>();
        List<FormatPiece> pieces = new ArrayList<>();
        for (FieldSource value : values) {
            boolean integer = value instanceof FieldSource.IntegerField;
            pieces.add(new FormatPiece.Text(pieces.isEmpty() ? "" : " "));
            pieces.add(
                    integer
                            ? new FormatPiece.IntegerField(fields.size(), IntegerStyle.SIGNED)
                            : new FormatPiece.StringField(fields.size()));
            fields.add(new EventField("field" + fields.size(), integer ? FieldType.INTEGER : FieldType.STRING));
        }
        EventLayout layout = new EventLayout(
                layouts.size(), name, call.name(), Abi.X86_64.label(), entryNumber(), when.name(), fields, pieces);
        PlannedEvent event = new PlannedEvent(layout, List.of(values));
        rules.add(rule);
        layouts.add(layout);
        steps.add(
                new Step(rule, filter, SPAN, false, new PlannedAction.Log(Optional.empty()), Optional.of(event), true));
        return this;
    }

    /** Adds a rule that refuses. */
    public PlanBuilder fail(String name, Condition filter, int errorCode) {
        PlannedRule rule = new PlannedRule(rules.size(), name, Verdict.FAIL, SPAN);
        rules.add(rule);
        steps.add(new Step(
                rule,
                filter,
                SPAN,
                false,
                new PlannedAction.Fail(errorCode, Optional.empty()),
                Optional.empty(),
                false));
        return this;
    }

    private int entryNumber() {
        return call.entry(Abi.X86_64).orElseThrow().number();
    }

    /** Returns the compiled rules. */
    public RuleSet build() {
        Chain chain = new Chain(call, call.entry(Abi.X86_64).orElseThrow(), when, steps);
        return RuleSet.of(new Plan(Architecture.X86_64, rules, List.of(chain), new EventSchema(layouts)));
    }

    /** An event's field of a string. */
    public static FieldSource string(StringSource source) {
        return new FieldSource.StringField(source);
    }

    /** An event's field of an integer. */
    public static FieldSource integer(IntegerSource source) {
        return new FieldSource.IntegerField(new IntegerExpression.Load(source));
    }
}
