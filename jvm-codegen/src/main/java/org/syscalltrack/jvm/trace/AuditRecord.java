package org.syscalltrack.jvm.trace;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.syscalltrack.dsl.source.ByteString;

/**
 * One line of an audit log: {@code type=PATH msg=audit(1364481363.243:24287): item=0 name="/etc/x" …}. Text is one
 * character for each byte.
 *
 * @param type the record's type
 * @param id the time and the serial number, which the records of one event share
 * @param fields values as they are written, quotes among them
 */
record AuditRecord(String type, String id, Map<String, String> fields) {
    private static final String MESSAGE = "msg=audit(";

    /** Splits a line; empty where it is no audit record. */
    static Optional<AuditRecord> parse(String line) {
        int typeAt = line.startsWith("type=") ? 0 : line.indexOf(" type=") + 1;
        int message = line.indexOf(MESSAGE);
        int close = message < 0 ? -1 : line.indexOf("):", message);
        if (close < 0 || !line.startsWith("type=", typeAt) || typeAt > message) {
            return Optional.empty();
        }
        String type = line.substring(typeAt + "type=".length(), message).trim();
        Map<String, String> fields = new HashMap<>();
        int i = close + 2;
        while (i < line.length()) {
            // A group separator stands before what auditd adds in readable form: ARCH=x86_64 SYSCALL=openat.
            while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == 0x1d)) {
                i++;
            }
            int equals = line.indexOf('=', i);
            if (equals < 0) {
                break;
            }
            int end = endOfValue(line, equals + 1);
            fields.putIfAbsent(line.substring(i, equals), line.substring(equals + 1, end));
            i = end;
        }
        return Optional.of(new AuditRecord(type, line.substring(message + MESSAGE.length(), close), fields));
    }

    private static int endOfValue(String line, int start) {
        if (start < line.length() && line.charAt(start) == '"') {
            int quote = line.indexOf('"', start + 1);
            return quote < 0 ? line.length() : quote + 1;
        }
        int end = start;
        while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != 0x1d) {
            end++;
        }
        return end;
    }

    /** A number in the given radix; empty where there is none. */
    OptionalLong number(String name, int radix) {
        String value = fields.get(name);
        if (value == null || value.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(
                    value.startsWith("-") ? Long.parseLong(value, radix) : Long.parseUnsignedLong(value, radix));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * A string that a process chose: in quotes, or in hexadecimal where it holds a blank, a quote or a control character
     * (the kernel's audit_log_untrustedstring); empty where there is none.
     */
    Optional<ByteString> string(String name) {
        String value = fields.get(name);
        if (value == null || value.equals("(null)")) {
            return Optional.empty();
        }
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            return Optional.of(bytes(value.substring(1, value.length() - 1)));
        }
        try {
            return Optional.of(ByteString.of(HexFormat.of().parseHex(value)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ByteString bytes(String text) {
        return ByteString.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
