package org.syscalltrack.jvm.trace;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;

/** What wrote a trace. */
public enum TraceFormat {
    /** {@code strace -f -ttt -y -yy -v -s N}. */
    STRACE,
    /** auditd. */
    AUDIT,
    /** {@code sctlog --json}. */
    JSON;

    private static final int LOOKED_AT = 4096;

    /** Returns the word for it, as {@code --input} takes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the format with this word. */
    public static Optional<TraceFormat> ofLabel(String label) {
        return List.of(values()).stream()
                .filter(format -> format.label().equals(label))
                .findFirst();
    }

    /**
     * Tells the format by the first line that has text; strace's where nothing speaks for another.
     *
     * @param input plain bytes; left as they were
     * @throws IOException where the stream fails
     */
    public static TraceFormat of(BufferedInputStream input) throws IOException {
        input.mark(LOOKED_AT);
        String text = new String(input.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
        input.reset();
        String first = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("----"))
                .findFirst()
                .orElse("");
        if (first.startsWith("{")) {
            return JSON;
        }
        return AuditRecord.parse(first).isPresent() ? AUDIT : STRACE;
    }

    /** Returns a reader of traces that an architecture's machine made. */
    public TraceReader reader(Catalog catalog, Architecture architecture) {
        return switch (this) {
            case STRACE -> new StraceReader(catalog, architecture);
            case AUDIT -> new AuditReader(catalog);
            case JSON -> new EventReader(catalog);
        };
    }
}
