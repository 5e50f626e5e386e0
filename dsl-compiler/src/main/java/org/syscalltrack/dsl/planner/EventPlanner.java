package org.syscalltrack.dsl.planner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.syscalltrack.dsl.event.EventField;
import org.syscalltrack.dsl.event.EventLayout;
import org.syscalltrack.dsl.event.FieldType;
import org.syscalltrack.dsl.event.FormatPiece;
import org.syscalltrack.dsl.event.IntegerStyle;
import org.syscalltrack.dsl.model.LogFormat;
import org.syscalltrack.dsl.plan.FieldSource;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.PlannedEvent;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.plan.When;

/** Plans the event of one rule on one entry: the fields that its format needs, each once, and the line's pieces. */
final class EventPlanner {
    private final EntryBinding binding;
    private final String rule;
    private final When when;
    private final Map<FieldSource, Integer> indexes = new LinkedHashMap<>();
    private final List<EventField> fields = new ArrayList<>();
    private List<FormatPiece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    EventPlanner(EntryBinding binding, String rule, When when) {
        this.binding = binding;
        this.rule = rule;
        this.when = when;
    }

    /** The event, with this id of its layout. */
    PlannedEvent plan(LogFormat format, int id) {
        planItems(format);
        EventLayout layout = new EventLayout(
                id,
                rule,
                binding.call().name(),
                binding.entry().abi().label(),
                binding.entry().number(),
                when.name().toLowerCase(Locale.ROOT),
                fields,
                pieces);
        return new PlannedEvent(layout, List.copyOf(indexes.keySet()));
    }

    /** Whether the event is written before or after the call. */
    When when() {
        return when;
    }

    /** How many fields there are. */
    int fieldCount() {
        return fields.size();
    }

    /** The index of the field with an integer; a new one where there is none yet. */
    int integerField(IntegerExpression value, String label) {
        return field(new FieldSource.IntegerField(value), label, FieldType.INTEGER);
    }

    /** The index of the field with a string; a new one where there is none yet. */
    int stringField(StringSource source, String label) {
        FieldType type = source instanceof StringSource.ProcessName ? FieldType.NAME : FieldType.STRING;
        return field(new FieldSource.StringField(source), label, type);
    }

    void add(FormatPiece piece) {
        endText();
        pieces.add(piece);
    }

    /** The pieces that {@code body} adds, which do not become part of the line by this. */
    List<FormatPiece> collect(Runnable body) {
        endText();
        List<FormatPiece> outer = pieces;
        pieces = new ArrayList<>();
        body.run();
        endText();
        List<FormatPiece> collected = pieces;
        pieces = outer;
        return collected;
    }

    /** How many values the format wants. */
    int valuesOf(LogFormat format) {
        planItems(format);
        return fields.size();
    }

    private void planItems(LogFormat format) {
        LogItemPlanner items = new LogItemPlanner(binding, this, rule);
        format.items().forEach(items::plan);
        endText();
    }

    void text(String more) {
        text.append(more);
    }

    void time() {
        add(new FormatPiece.Time());
    }

    void integer(IntegerExpression value, String label, IntegerStyle style) {
        add(new FormatPiece.IntegerField(integerField(value, label), style));
    }

    void string(StringSource source, String label) {
        add(new FormatPiece.StringField(stringField(source, label)));
    }

    /** An IPv6 address as two numbers in network order. */
    void internet6(IntegerExpression high, IntegerExpression low, String label) {
        add(new FormatPiece.Internet6(integerField(high, label + " (high)"), integerField(low, label + " (low)")));
    }

    private void endText() {
        if (text.length() > 0) {
            pieces.add(new FormatPiece.Text(text.toString()));
            text.setLength(0);
        }
    }

    /** The index of a field with this value; a new one where there is none yet. */
    private int field(FieldSource source, String label, FieldType type) {
        Integer known = indexes.get(source);
        if (known != null) {
            return known;
        }
        int index = fields.size();
        indexes.put(source, index);
        fields.add(new EventField(unique(label), type));
        return index;
    }

    private String unique(String label) {
        String name = label;
        for (int number = 2; isTaken(name); number++) {
            name = label + "#" + number;
        }
        return name;
    }

    private boolean isTaken(String label) {
        return fields.stream().anyMatch(field -> field.label().equals(label));
    }
}
