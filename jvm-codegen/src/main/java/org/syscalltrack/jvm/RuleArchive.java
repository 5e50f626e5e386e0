package org.syscalltrack.jvm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.RuleJar;

/**
 * A rule set as a jar: what {@code sctc compile --target jvm} makes and {@link RuleSet#load} takes. It holds the checked
 * rules with everything that they include, for one architecture; their classes are made when they are loaded (decision
 * 0060). The same rules give the same bytes.
 */
public final class RuleArchive {
    /** Where the rules lie in the jar. */
    public static final String RULES = RuleJar.DIRECTORY + "rules.sct";

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    /** The manifest's attribute that names the architecture. */
    static final String ARCHITECTURE = "Syscalltrack-Architecture";

    /** ZIP has no time before this one, and a jar's own time must not tell when it was made. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private RuleArchive() {}

    /**
     * Returns the bytes of a jar.
     *
     * @param source the rules' text, includes and all
     * @param toolVersion which syscalltrack wrote it
     */
    public static ByteString of(ByteString source, Architecture architecture, String toolVersion) {
        String manifest = "Manifest-Version: 1.0\r\nCreated-By: syscalltrack " + toolVersion + "\r\n" + ARCHITECTURE
                + ": " + architecture.label() + "\r\n\r\n";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(MANIFEST, manifest.getBytes(StandardCharsets.US_ASCII));
        files.put(RULES, source.toByteArray());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(TIME);
                jar.putNextEntry(entry);
                jar.write(file.getValue());
                jar.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return ByteString.of(bytes.toByteArray());
    }
}
