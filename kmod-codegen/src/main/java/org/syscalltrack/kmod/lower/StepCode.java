package org.syscalltrack.kmod.lower;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Argument;
import org.syscalltrack.dsl.event.FieldType;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.FieldSource;
import org.syscalltrack.dsl.plan.KeyLayout;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.PlannedEvent;
import org.syscalltrack.dsl.plan.Rate;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.TimeoutAction;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.kmod.text.CText;

/** One rule's turn on one entry: its filter, its event and its action. */
final class StepCode implements PlannedAction.Visitor<Body> {
    private final EntryCode entry;
    private final When when;
    private final Step step;
    private final String rule;
    private final String name;
    private final Body body;
    private final List<String> functions = new ArrayList<>();
    private boolean sparesNoOne;

    /**
     * @param rule the rule's name, fit for C and unlike all others
     * @param body the chain that the rule's turn becomes part of
     */
    StepCode(EntryCode entry, When when, Step step, String rule, Body body) {
        this.entry = entry;
        this.when = when;
        this.step = step;
        this.rule = rule;
        this.name = rule + (when == When.BEFORE ? "_on_" : "_after_") + entry.prefix();
        this.body = body;
    }

    /** The rule's own functions, in order. */
    List<String> functions() {
        return functions;
    }

    /** The rule's number, by its name. */
    private String rule() {
        return "SCT_" + rule.toUpperCase(Locale.ROOT);
    }

    /**
     * Adds the rule's turn to the chain.
     *
     * @param last whether nothing follows that a match would keep from being looked at
     */
    void write(boolean last) {
        String filter = filter();
        Body matched = body.part();
        step.event().ifPresent(event -> matched.line(event(event) + "(call);"));
        step.action().accept(this).appendTo(matched);
        if (!step.continues() && !last) {
            matched.line("return;");
        }
        boolean ofReader = (step.action() instanceof PlannedAction.Log || step.action() instanceof PlannedAction.Count)
                && !sparesNoOne;
        String match = "sct_match(call, " + rule() + ", " + filter + ", " + step.unreadableMatches() + ")";
        body.line("/* " + CText.comment(step.rule().name()) + " */");
        String condition = ofReader ? "!sct_is_reader() && " + match : match;
        if (matched.isEmpty() && ofReader) {
            body.onlyIf("!sct_is_reader()", match + ";");
        } else if (matched.isEmpty()) {
            body.line(match + ";");
        } else {
            body.guarded(condition, matched);
        }
    }

    private String filter() {
        if (step.filter() instanceof Condition.Literal literal) {
            return literal.value() ? "SCT_TRUE" : "SCT_FALSE";
        }
        Body filterBody = new Body();
        Context context = Context.of(entry, when, filterBody, rule, name);
        filterBody.line("return " + new ConditionCode(context).write(step.filter()) + ";");
        functions.addAll(context.helpers());
        functions.add("/* " + CText.comment(step.filterSpan().toString()) + " */\n"
                + filterBody.render("static enum sct_truth " + name + "(struct sct_call *call)"));
        sparesNoOne = context.asksForProcess();
        return name + "(call)";
    }

    private String event(PlannedEvent event) {
        String function = name + "_event";
        Body eventBody = new Body();
        eventBody.variable("struct sct_event", "event");
        Context context = Context.of(entry, when, eventBody, rule, function);
        rate().ifPresent(rate -> {
            String bucket = rule + "_rate";
            if (entry.use().isFirst(bucket)) {
                functions.add(bucket(bucket, rate));
            }
            eventBody.onlyIf("!sct_rate_allows(&" + bucket + ", " + rule() + ")", "return;");
        });
        eventBody.line("sct_event_begin(&event, call->flags);");
        int words = 0;
        int texts = 0;
        for (int i = 0; i < event.values().size(); i++) {
            FieldType type = event.layout().fields().get(i).type();
            words += type.fixedSize() / Long.BYTES;
            texts += type == FieldType.STRING ? 1 : 0;
            field(event.values().get(i), type, context);
        }
        entry.use().event(words, texts);
        eventBody.line("sct_event_send(&event, " + rule() + ", "
                + event.layout().id() + ", SCT_VERDICT_" + step.rule().verdict() + ");");
        functions.addAll(context.helpers());
        functions.add(eventBody.render("static void " + function + "(struct sct_call *call)"));
        return function;
    }

    private void field(FieldSource value, FieldType type, Context context) {
        Body eventBody = context.body();
        if (value instanceof FieldSource.IntegerField field) {
            IntegerCode integers = new IntegerCode(context);
            String text = integers.write(field.value());
            if (integers.isUncertain()) {
                watched(text, eventBody).line("sct_event_integer(&event, value, missing);");
            } else {
                eventBody.line("sct_event_integer(&event, " + text + ", 0);");
            }
        } else if (value instanceof FieldSource.StringField field) {
            String add = type == FieldType.NAME ? "sct_event_name" : "sct_event_string";
            eventBody.line(add + "(&event, " + new StringCode(context).write(field.value()) + ");");
        }
    }

    /** Puts a number into {@code value}, and what is missing of it into {@code missing}. */
    private static Body watched(String number, Body into) {
        into.watch();
        return into.line(into.variable("s64", "value") + " = " + number + ";");
    }

    private Optional<Rate> rate() {
        PlannedAction action = step.action();
        if (action instanceof PlannedAction.Log log) {
            return log.rate();
        } else if (action instanceof PlannedAction.Fail fail) {
            return fail.rate();
        } else if (action instanceof PlannedAction.Kill kill) {
            return kill.rate();
        }
        return action instanceof PlannedAction.Suspend suspend ? suspend.rate() : Optional.empty();
    }

    /** A bucket is the rule's, not the entry's: the first entry writes it. */
    private static String bucket(String bucket, Rate rate) {
        long cost = Math.max(1, rate.period().toNanos() / Math.max(1, rate.events()));
        return "static struct sct_rate " + bucket + " = {\n\t.lock = __SPIN_LOCK_UNLOCKED(" + bucket
                + ".lock),\n\t.cost = " + cost + "ULL,\n\t.burst = " + Math.multiplyExact(cost, rate.burst())
                + "ULL,\n};\n";
    }

    @Override
    public Body log(PlannedAction.Log node) {
        return body.part();
    }

    @Override
    public Body pass(PlannedAction.Pass node) {
        return body.part();
    }

    @Override
    public Body fail(PlannedAction.Fail node) {
        return enforced("sct_fail(call, " + rule() + ", " + KernelNames.error(node.errorCode()) + ");");
    }

    @Override
    public Body kill(PlannedAction.Kill node) {
        return enforced("sct_kill(call, " + rule() + ", " + KernelNames.signal(node.signal()) + ");");
    }

    @Override
    public Body suspend(PlannedAction.Suspend node) {
        entry.use().part(Use.Part.SUSPEND);
        long milliseconds = node.timeout().map(Duration::toMillis).orElse(0L);
        return enforced("sct_suspend(call, " + rule() + ", " + milliseconds + ", " + timeout(node.onTimeout()) + ");");
    }

    private static String timeout(TimeoutAction action) {
        return switch (action) {
            case RESUME -> "SCT_RESUME";
            case KILL -> "SCT_KILL";
            case FAIL -> "SCT_FAIL";
        };
    }

    /** Process 1 is let through, unless the rule asks for process ids itself. */
    private Body enforced(String action) {
        Body part = body.part();
        return sparesNoOne ? part.line(action) : part.onlyIf("!sct_spares(" + rule() + ")", action);
    }

    @Override
    public Body count(PlannedAction.Count node) {
        if (node.keys().isEmpty()) {
            return body.part().line("sct_count(" + rule() + ", SCT_ACTED);");
        }
        entry.use().part(Use.Part.COUNTS);
        String function = name + "_count";
        Body countBody = new Body();
        String created = "sct_key_create(" + rule() + ", " + new KeyLayout(node.keys()).bytes() + ")";
        countBody.variable("struct sct_key *", "key = " + created);
        Context context = Context.of(entry, when, countBody, rule, function);
        countBody.onlyIf("!key", "return;");
        for (FieldSource key : node.keys()) {
            key(key, context);
        }
        countBody.line("sct_key_count(key);");
        functions.addAll(context.helpers());
        functions.add(countBody.render("static void " + function + "(struct sct_call *call)"));
        return body.part().line(function + "(call);");
    }

    private void key(FieldSource key, Context context) {
        Body countBody = context.body();
        if (key instanceof FieldSource.IntegerField field) {
            IntegerCode integers = new IntegerCode(context);
            String text = integers.write(field.value());
            if (integers.isUncertain()) {
                watched(text, countBody).line("sct_key_integer(key, value, missing);");
            } else {
                countBody.line("sct_key_integer(key, " + text + ", 0);");
            }
        } else if (key instanceof FieldSource.StringField field) {
            String add = KeyLayout.kindOf(key) == KeyLayout.Kind.NAME ? "sct_key_name" : "sct_key_string";
            countBody.line(add + "(key, " + new StringCode(context).write(field.value()) + ");");
        }
    }

    @Override
    public Body rewrite(PlannedAction.Rewrite node) {
        if (!(entry.place(node.parameter()) instanceof Argument.Slot slot)) {
            throw new CannotGenerateException("the parameter "
                    + entry.parameter(node.parameter()).name() + " does not lie in a register of its own here");
        }
        String function = name + "_rewrite";
        Body rewriteBody = new Body();
        Context context = Context.of(entry, when, rewriteBody, rule, function);
        IntegerCode integers = new IntegerCode(context);
        String text = integers.write(node.value());
        String before = "sct_rewrite(call, " + rule() + ", " + slot.index() + ", ";
        String behind = ", " + entry.isCompat() + ");";
        if (integers.isUncertain()) {
            watched(text, rewriteBody).onlyIf("!missing", before + "value" + behind);
        } else {
            rewriteBody.line(before + text + behind);
        }
        functions.addAll(context.helpers());
        functions.add(rewriteBody.render("static void " + function + "(struct sct_call *call)"));
        return body.part().line(function + "(call);");
    }
}
