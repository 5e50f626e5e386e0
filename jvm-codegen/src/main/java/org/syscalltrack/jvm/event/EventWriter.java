package org.syscalltrack.jvm.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.event.EventRenderer;
import org.syscalltrack.dsl.event.EventValue;
import org.syscalltrack.dsl.plan.FieldSource;
import org.syscalltrack.dsl.plan.PlannedEvent;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.jvm.Match;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.call.ProcessView;
import org.syscalltrack.jvm.explain.IntegerResult;
import org.syscalltrack.jvm.explain.Interpreter;

/** Makes the event of a match. Times are nanoseconds since 1970-01-01 UTC. */
public final class EventWriter {
    private static final EventRenderer RENDERER = new EventRenderer(Instant.EPOCH);

    private EventWriter() {}

    /** Returns the line of a match's event; none where the rule writes none. */
    public static Optional<String> line(Match match, CallView call, long time) {
        Optional<PlannedEvent> event = match.step().event();
        return event.map(planned -> RENDERER.render(record(match, planned, call, time), planned.layout()));
    }

    /** Returns the record of a match's event; none where the rule writes none. */
    public static Optional<EventRecord> record(Match match, CallView call, long time) {
        return match.step().event().map(planned -> record(match, planned, call, time));
    }

    private static EventRecord record(Match match, PlannedEvent event, CallView call, long time) {
        Values values = new Values(new Interpreter(call));
        event.values().forEach(value -> values.add(value.accept(values)));
        int flags = values.cut ? EventRecord.FLAG_TRUNCATED : 0;
        if (match.throughUnreadable()) {
            flags |= EventRecord.FLAG_UNREADABLE;
        }
        return new EventRecord(
                time,
                0,
                event.layout().id(),
                match.step().rule().verdict(),
                flags,
                number(call.process(), ProcessInteger.PID),
                number(call.process(), ProcessInteger.TID),
                values.all);
    }

    private static int number(ProcessView process, ProcessInteger which) {
        return process.numberState(which) == Availability.KNOWN ? (int) process.number(which) : 0;
    }

    private static final class Values implements FieldSource.Visitor<EventValue> {
        private final Interpreter interpreter;
        private final List<EventValue> all = new ArrayList<>();
        private boolean cut;

        Values(Interpreter interpreter) {
            this.interpreter = interpreter;
        }

        void add(EventValue value) {
            all.add(value);
        }

        @Override
        public EventValue integerField(FieldSource.IntegerField node) {
            IntegerResult result = interpreter.integer(node.value());
            return result.isKnown() ? new EventValue.IntegerValue(result.value()) : new EventValue.Unknown();
        }

        @Override
        public EventValue stringField(FieldSource.StringField node) {
            ByteSlice string = interpreter.string(node.value());
            if (string.state() != Availability.KNOWN) {
                return new EventValue.Unknown();
            }
            cut |= string.isCut();
            return new EventValue.StringValue(string.toByteString());
        }
    }
}
