package org.syscalltrack.dsl.planner;

import java.util.List;
import org.syscalltrack.dsl.catalog.Direction;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.event.IntegerStyle;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.LogItem;
import org.syscalltrack.dsl.model.StringValue;
import org.syscalltrack.dsl.model.StructFields;
import org.syscalltrack.dsl.plan.FieldAccess;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;

/** Plans the pieces of a log line. */
final class LogItemPlanner implements LogItem.Visitor<EventPlanner> {
    private final EntryBinding binding;
    private final EventPlanner event;
    private final String rule;

    LogItemPlanner(EntryBinding binding, EventPlanner event, String rule) {
        this.binding = binding;
        this.event = event;
        this.rule = rule;
    }

    void plan(LogItem item) {
        item.accept(this);
    }

    @Override
    public EventPlanner text(LogItem.Text item) {
        event.text(item.text());
        return event;
    }

    @Override
    public EventPlanner ruleName(LogItem.RuleName item) {
        event.text(rule);
        return event;
    }

    @Override
    public EventPlanner callName(LogItem.CallName item) {
        event.text(binding.call().name());
        return event;
    }

    @Override
    public EventPlanner callNumber(LogItem.CallNumber item) {
        event.text(String.valueOf(binding.entry().number()));
        return event;
    }

    @Override
    public EventPlanner time(LogItem.Time item) {
        event.time();
        return event;
    }

    @Override
    public EventPlanner parameters(LogItem.Parameters item) {
        return all();
    }

    @Override
    public EventPlanner arguments(LogItem.Arguments item) {
        new ArgumentsPlanner(binding, event).plan();
        return event;
    }

    private EventPlanner all() {
        List<Parameter> parameters = binding.call().parameters();
        for (int index = 0; index < parameters.size(); index++) {
            if (index > 0) {
                event.text(", ");
            }
            one(index);
        }
        return event;
    }

    @Override
    public EventPlanner oneParameter(LogItem.OneParameter item) {
        one(binding.index(item.parameter()));
        return event;
    }

    /** A parameter in the article's look: text quoted, numbers decimal and 64-bit ones signed, pointers hexadecimal. */
    private void one(int index) {
        Parameter parameter = binding.call().parameters().get(index);
        ParameterKind kind = parameter.kind();
        String label = binding.label(index);
        boolean text = kind instanceof ParameterKind.UserString
                || kind instanceof ParameterKind.Path
                || kind instanceof ParameterKind.Buffer;
        if (text && parameter.direction() != Direction.OUT) {
            event.string(new StringBinder(binding).ofParameter(index), label);
            return;
        }
        IntegerStyle style = parameter.isPointer() ? IntegerStyle.HEXADECIMAL : IntegerStyle.SIGNED;
        event.integer(new IntegerExpression.Load(new IntegerBinder(binding).argument(index)), label, style);
    }

    @Override
    public EventPlanner whole(LogItem.Whole item) {
        IntegerStyle style = item.style()
                .orElseGet(() ->
                        binding.signedness().isUnsigned(item.value()) ? IntegerStyle.UNSIGNED : IntegerStyle.SIGNED);
        event.integer(new IntegerBinder(binding).bind(item.value()), labelOf(item.value()), style);
        return event;
    }

    @Override
    public EventPlanner bytes(LogItem.Bytes item) {
        event.string(new StringBinder(binding).bind(item.value()), labelOf(item.value()));
        return event;
    }

    @Override
    public EventPlanner address(LogItem.Address item) {
        StructFields.Place place = binding.place(item.address());
        int parameter = binding.index(item.address().parameter());
        FieldAccess access = new FieldBinder(binding).access(item.address(), place);
        String label =
                "PARAMS[" + item.address().parameter() + "]." + item.address().field();
        if (access.size() == Integer.BYTES) {
            event.integer(part(parameter, access, 0, Integer.BYTES), label, IntegerStyle.INTERNET_4);
        } else {
            event.internet6(
                    part(parameter, access, 0, Long.BYTES), part(parameter, access, Long.BYTES, Long.BYTES), label);
        }
        return event;
    }

    /** A part of an address as a number in network order. */
    private static IntegerExpression part(int parameter, FieldAccess whole, int offset, int size) {
        FieldAccess access = new FieldAccess(
                whole.name(), whole.offset() + offset, size, true, whole.family(), whole.lengthParameter());
        return new IntegerExpression.Load(
                new IntegerSource.PointedField(parameter, access, new IntegerType(size * Byte.SIZE, false)));
    }

    static String labelOf(IntegerValue value) {
        if (value instanceof IntegerValue.ProcessNumber process) {
            return process.which().name();
        }
        if (value instanceof IntegerValue.ReturnValue) {
            return "RETVAL";
        }
        return value instanceof IntegerValue.Parameter parameter
                ? "PARAMS[" + parameter.parameter() + "]"
                : value.span().text();
    }

    static String labelOf(StringValue value) {
        if (value instanceof StringValue.ProcessName name) {
            return name.which().name();
        }
        return value instanceof StringValue.Parameter parameter
                ? "PARAMS[" + parameter.parameter() + "]"
                : value.span().text();
    }
}
