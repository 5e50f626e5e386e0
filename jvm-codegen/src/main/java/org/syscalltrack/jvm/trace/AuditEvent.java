package org.syscalltrack.jvm.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records of one event, joined by their time and serial number. */
final class AuditEvent {
    /** A call has six arguments, and so few paths; exec's argument records may be many. A bound against damage. */
    private static final int MAXIMUM_RECORDS = 4096;

    private final List<AuditRecord> records = new ArrayList<>();
    private final long line;

    AuditEvent(long line) {
        this.line = line;
    }

    void add(AuditRecord record) {
        if (records.size() < MAXIMUM_RECORDS) {
            records.add(record);
        }
    }

    /** The number of the line with the first record. */
    long line() {
        return line;
    }

    Optional<AuditRecord> first(String type) {
        return records.stream().filter(record -> record.type().equals(type)).findFirst();
    }

    List<AuditRecord> all(String type) {
        return records.stream().filter(record -> record.type().equals(type)).toList();
    }
}
