package org.syscalltrack.dsl.diagnostic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syscalltrack.dsl.source.Position;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;

/** Findings as a SARIF 2.1.0 log (OASIS Static Analysis Results Interchange Format), for code hosts and build servers. */
public final class SarifRenderer {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final String toolVersion;

    /** The version of the tool that the log names. */
    public SarifRenderer(String toolVersion) {
        this.toolVersion = toolVersion;
    }

    /** Renders all findings as one run. */
    public String render(List<Diagnostic> diagnostics) {
        List<DiagnosticKind> kinds =
                diagnostics.stream().map(Diagnostic::kind).distinct().sorted().toList();
        Map<String, Object> driver = object("name", "sctc");
        driver.put("version", toolVersion);
        driver.put("rules", kinds.stream().map(SarifRenderer::rule).toList());
        Map<String, Object> run = object("tool", object("driver", driver));
        run.put("columnKind", "unicodeCodePoints");
        run.put(
                "results",
                diagnostics.stream()
                        .map(diagnostic -> result(diagnostic, kinds.indexOf(diagnostic.kind())))
                        .toList());
        Map<String, Object> log = object("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return JsonWriter.write(log);
    }

    private static Map<String, Object> rule(DiagnosticKind kind) {
        Map<String, Object> rule = object("id", kind.id());
        rule.put("name", kind.name());
        rule.put("shortDescription", message(kind.description()));
        rule.put("defaultConfiguration", object("level", kind.severity().label()));
        return rule;
    }

    private static Map<String, Object> result(Diagnostic diagnostic, int ruleIndex) {
        Map<String, Object> result = object("ruleId", diagnostic.kind().id());
        result.put("ruleIndex", ruleIndex);
        result.put("level", diagnostic.severity().label());
        result.put("message", message(fullMessage(diagnostic)));
        result.put("locations", List.of(location(diagnostic.main())));
        if (!diagnostic.secondary().isEmpty()) {
            result.put(
                    "relatedLocations",
                    diagnostic.secondary().stream().map(SarifRenderer::location).toList());
        }
        if (!diagnostic.fixes().isEmpty()) {
            result.put(
                    "fixes", diagnostic.fixes().stream().map(SarifRenderer::fix).toList());
        }
        return result;
    }

    private static String fullMessage(Diagnostic diagnostic) {
        List<String> sentences = new ArrayList<>(List.of(diagnostic.message()));
        sentences.addAll(diagnostic.notes());
        return String.join("; ", sentences);
    }

    private static Map<String, Object> location(Label label) {
        Map<String, Object> physical =
                object("artifactLocation", artifact(label.span().file()));
        physical.put("region", region(label.span()));
        Map<String, Object> location = object("physicalLocation", physical);
        if (!label.text().isEmpty()) {
            location.put("message", message(label.text()));
        }
        return location;
    }

    private static Map<String, Object> fix(Fix fix) {
        Map<SourceFile, List<Map<String, Object>>> replacements = new LinkedHashMap<>();
        for (TextEdit edit : fix.edits()) {
            Map<String, Object> replacement = object("deletedRegion", region(edit.span()));
            replacement.put("insertedContent", object("text", edit.newText()));
            replacements
                    .computeIfAbsent(edit.span().file(), file -> new ArrayList<>())
                    .add(replacement);
        }
        List<Map<String, Object>> changes = new ArrayList<>();
        replacements.forEach((file, list) -> {
            Map<String, Object> change = object("artifactLocation", artifact(file));
            change.put("replacements", list);
            changes.add(change);
        });
        Map<String, Object> object = object("description", message(fix.title()));
        object.put("artifactChanges", changes);
        return object;
    }

    private static Map<String, Object> region(Span span) {
        Position start = span.startPosition();
        Position end = span.file().lineMap().position(span.end());
        Map<String, Object> region = object("startLine", start.line());
        region.put("startColumn", start.column());
        region.put("endLine", end.line());
        region.put("endColumn", end.column());
        return region;
    }

    private static Map<String, Object> artifact(SourceFile file) {
        return object("uri", uri(file.name()));
    }

    /** A relative or absolute path as a URI reference (RFC 3986): what is not unreserved or a slash is escaped. */
    private static String uri(String path) {
        StringBuilder uri = new StringBuilder(path.startsWith("/") ? "file://" : "");
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
            uri.append(plain ? Character.toString(c) : String.format("%%%02X", (int) c));
        }
        return uri.toString();
    }

    private static Map<String, Object> message(String text) {
        return object("text", text);
    }

    private static Map<String, Object> object(String key, Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(key, value);
        return object;
    }
}
