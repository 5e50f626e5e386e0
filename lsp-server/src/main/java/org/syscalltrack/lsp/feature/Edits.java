package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.lsp.program.View;

/** Gathers the edits of one change, by file. */
final class Edits {
    private final Map<String, List<TextEdit>> changes = new LinkedHashMap<>();

    /** Puts a text in the place of a span of any file of the program. */
    Edits replace(View view, Span span, String text) {
        Location location = view.location(span);
        return add(location.getUri(), location.getRange(), text);
    }

    /** Puts a text between two offsets of the view's file. */
    Edits replace(View view, int start, int end, String text) {
        return add(view.uri(), view.range(start, end), text);
    }

    private Edits add(String uri, Range range, String text) {
        TextEdit edit = new TextEdit(range, text);
        List<TextEdit> edits = changes.computeIfAbsent(uri, key -> new ArrayList<>());
        if (!edits.contains(edit)) {
            edits.add(edit);
        }
        return this;
    }

    WorkspaceEdit toWorkspaceEdit() {
        return new WorkspaceEdit(changes);
    }
}
