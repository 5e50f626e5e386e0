package org.syscalltrack.jvm.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.SystemCall;

/**
 * Reads auditd's log ({@code /var/log/audit/audit.log}): the records SYSCALL, PATH, CWD, EXECVE and SOCKADDR of one event
 * are joined by their serial number. A log has the first four arguments of a call and no thread ids.
 */
public final class AuditReader implements TraceReader {
    /** Records of different events may alternate; so many are kept open, and the oldest is taken as complete. */
    private static final int OPEN_EVENTS = 64;

    private final Catalog catalog;
    private final Map<String, AuditEvent> open = new LinkedHashMap<>();
    private final Map<Key, Optional<Resolved>> calls = new HashMap<>();
    private final AuditCall call;

    private record Key(Abi abi, long number) {}

    private record Resolved(SystemCall call, Entry entry) {}

    /** Makes a reader. */
    public AuditReader(Catalog catalog) {
        this.catalog = catalog;
        this.call = new AuditCall(catalog);
    }

    /**
     * Reads a log to its end.
     *
     * @return how many lines it has
     * @throws IOException where the stream fails; damage in its text is told to the sink
     */
    @Override
    public long read(InputStream input, TraceSink sink) throws IOException {
        LineReader lines = new LineReader(input);
        while (lines.next()) {
            String text =
                    new String(lines.buffer(), lines.start(), lines.end() - lines.start(), StandardCharsets.ISO_8859_1);
            Optional<AuditRecord> record = AuditRecord.parse(text);
            if (record.isPresent()) {
                take(record.get(), lines.number(), sink);
            } else if (!text.isBlank() && !text.startsWith("----")) {
                sink.damaged(lines.number(), "no audit record stands here: " + lines.excerpt());
            }
        }
        open.values().forEach(event -> finish(event, sink));
        open.clear();
        return lines.number();
    }

    private void take(AuditRecord record, long line, TraceSink sink) {
        if (record.type().equals("EOE")) {
            AuditEvent event = open.remove(record.id());
            if (event != null) {
                finish(event, sink);
            }
            return;
        }
        open.computeIfAbsent(record.id(), key -> new AuditEvent(line)).add(record);
        if (open.size() > OPEN_EVENTS) {
            Iterator<AuditEvent> events = open.values().iterator();
            AuditEvent oldest = events.next();
            events.remove();
            finish(oldest, sink);
        }
    }

    private void finish(AuditEvent event, TraceSink sink) {
        Optional<AuditRecord> found = event.first("SYSCALL");
        if (found.isEmpty()) {
            // Logins, rule changes and the like: no call.
            return;
        }
        AuditRecord record = found.get();
        Optional<Abi> abi = abi(record.fields().getOrDefault("arch", ""));
        OptionalLong number = record.number("syscall", 10);
        if (abi.isEmpty() || number.isEmpty()) {
            sink.damaged(event.line(), "a SYSCALL record without an arch and a syscall that are known");
            return;
        }
        Optional<Resolved> resolved = calls.computeIfAbsent(new Key(abi.get(), number.getAsLong()), this::resolve);
        if (resolved.isEmpty()) {
            String name = abi.get().label();
            sink.damaged(event.line(), "the catalog has no call " + number.getAsLong() + " on " + name);
            return;
        }
        Entry entry = resolved.get().entry;
        if (sink.wants(entry)) {
            sink.call(call.fill(resolved.get().call, entry, event, record), time(record.id()), event.line());
        }
    }

    private Optional<Resolved> resolve(Key key) {
        int number = (int) key.number;
        return catalog.byNumber(key.abi, number)
                .flatMap(found -> found.entries(key.abi).stream()
                        .filter(entry ->
                                entry.number() == number && entry.selector().isEmpty())
                        .findFirst()
                        .map(entry -> new Resolved(found, entry)));
    }

    /** AUDIT_ARCH_ of include/uapi/linux/audit.h: the ELF machine with bits for 64-bit and little endian. */
    private static Optional<Abi> abi(String arch) {
        return switch (arch) {
            case "c000003e" -> Optional.of(Abi.X86_64);
            case "40000003" -> Optional.of(Abi.I386);
            case "c00000b7" -> Optional.of(Abi.ARM64);
            case "c00000f3" -> Optional.of(Abi.RISCV64);
            default -> Optional.empty();
        };
    }

    /** {@code 1364481363.243:24287}: seconds, milliseconds, serial number. */
    private static long time(String id) {
        int point = id.indexOf('.');
        int colon = id.indexOf(':');
        try {
            return Long.parseLong(id, 0, point, 10) * 1_000_000_000L
                    + Long.parseLong(id, point + 1, colon, 10) * 1_000_000L;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return 0;
        }
    }
}
