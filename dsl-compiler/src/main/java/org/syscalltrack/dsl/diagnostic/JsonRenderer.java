package org.syscalltrack.dsl.diagnostic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syscalltrack.dsl.source.Position;
import org.syscalltrack.dsl.source.Span;

/**
 * Findings for programs, as one JSON document: {@code {"version": 1, "diagnostics": [ … ]}}. Lines and columns count from
 * 1, columns in code points; the place behind the end is exclusive.
 */
public final class JsonRenderer {
    private static final int VERSION = 1;

    /** Renders all findings. */
    public String render(List<Diagnostic> diagnostics) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", VERSION);
        document.put(
                "diagnostics",
                diagnostics.stream().map(JsonRenderer::diagnostic).toList());
        return JsonWriter.write(document);
    }

    private static Map<String, Object> diagnostic(Diagnostic diagnostic) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", diagnostic.kind().id());
        object.put("severity", diagnostic.severity().label());
        object.put("message", diagnostic.message());
        object.putAll(label(diagnostic.main()));
        object.put(
                "secondary",
                diagnostic.secondary().stream().map(JsonRenderer::label).toList());
        object.put("notes", diagnostic.notes());
        object.put("fixes", diagnostic.fixes().stream().map(JsonRenderer::fix).toList());
        return object;
    }

    private static Map<String, Object> label(Label label) {
        Map<String, Object> object = place(label.span());
        object.put("label", label.text());
        return object;
    }

    private static Map<String, Object> fix(Fix fix) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("title", fix.title());
        object.put("edits", fix.edits().stream().map(JsonRenderer::edit).toList());
        return object;
    }

    private static Map<String, Object> edit(TextEdit edit) {
        Map<String, Object> object = place(edit.span());
        object.put("text", edit.newText());
        return object;
    }

    private static Map<String, Object> place(Span span) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", span.file().name());
        object.put("start", position(span.startPosition()));
        object.put("end", position(span.file().lineMap().position(span.end())));
        return object;
    }

    private static Map<String, Object> position(Position position) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("line", position.line());
        object.put("column", position.column());
        return object;
    }
}
