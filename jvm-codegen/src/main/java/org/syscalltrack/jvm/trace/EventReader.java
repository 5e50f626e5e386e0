package org.syscalltrack.jvm.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.jvm.call.ArgumentDecoder;
import org.syscalltrack.jvm.call.RecordedCall;
import org.syscalltrack.jvm.call.RecordedProcess;

/**
 * Reads the events of {@code sctlog --json} ({@code docs/events.md}). An event holds what the rule that wrote it had asked
 * for, at the decision point of that rule; what it does not hold is unreadable.
 */
public final class EventReader implements TraceReader {
    private final Catalog catalog;
    private final Map<Key, Optional<Resolved>> calls = new HashMap<>();
    private final RecordedProcess process = new RecordedProcess();
    private final RecordedCall call;

    private record Key(String call, String abi) {}

    private record Resolved(SystemCall call, Entry entry) {}

    /** Makes a reader. */
    public EventReader(Catalog catalog) {
        this.catalog = catalog;
        SystemCall first = catalog.find("openat").orElseThrow();
        this.call = new RecordedCall(first, first.entries().get(0), ArgumentDecoder.NONE);
    }

    @Override
    public long read(InputStream input, TraceSink sink) throws IOException {
        LineReader lines = new LineReader(input);
        while (lines.next()) {
            String text =
                    new String(lines.buffer(), lines.start(), lines.end() - lines.start(), StandardCharsets.UTF_8);
            if (text.isBlank()) {
                continue;
            }
            Optional<Map<String, Object>> event = JsonObject.parse(text);
            if (event.isEmpty()) {
                sink.damaged(lines.number(), "no JSON object stands here: " + lines.excerpt());
            } else {
                take(event.get(), lines.number(), sink);
            }
        }
        return lines.number();
    }

    private void take(Map<String, Object> event, long line, TraceSink sink) {
        Key key = new Key(text(event.get("call")), text(event.get("abi")));
        Optional<When> when = when(text(event.get("when")));
        if (key.call.isEmpty() || when.isEmpty()) {
            sink.damaged(line, "the object is no event of sctlog: it has no \"call\" or no \"when\"");
            return;
        }
        Optional<Resolved> resolved = calls.computeIfAbsent(key, this::resolve);
        if (resolved.isEmpty()) {
            sink.damaged(line, "the catalog has no call " + key.call + " on " + key.abi);
        } else if (sink.wants(resolved.get().entry)) {
            call.start(resolved.get().call, resolved.get().entry);
            fill(event);
            sink.point(call, when.get(), time(text(event.get("time"))), line);
        }
    }

    private void fill(Map<String, Object> event) {
        process.clear();
        call.setProcess(process);
        call.setUnknownResult();
        if (event.get("pid") instanceof Long id) {
            process.setNumber(ProcessInteger.PID, id);
        }
        if (event.get("tid") instanceof Long id) {
            process.setNumber(ProcessInteger.TID, id);
        }
        if (event.get("values") instanceof JsonObject.Members values) {
            EventValues taken = new EventValues(call, process);
            values.all().forEach(taken::take);
        }
    }

    private Optional<Resolved> resolve(Key key) {
        Optional<Abi> abi = List.of(Abi.values()).stream()
                .filter(one -> one.label().equals(key.abi))
                .findFirst();
        return catalog.find(key.call)
                .flatMap(found -> abi.flatMap(found::entry).map(entry -> new Resolved(found, entry)));
    }

    private static Optional<When> when(String word) {
        return List.of(When.values()).stream()
                .filter(when -> when.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    private static long time(String text) {
        try {
            Instant time = Instant.parse(text);
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
        } catch (DateTimeException | ArithmeticException e) {
            return 0;
        }
    }
}
