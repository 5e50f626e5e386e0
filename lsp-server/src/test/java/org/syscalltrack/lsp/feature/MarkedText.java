package org.syscalltrack.lsp.feature;

import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.lsp.document.PositionEncoding;
import org.syscalltrack.lsp.program.View;
import org.syscalltrack.lsp.program.Workspace;

/**
 * A document whose text marks the cursor with {@code ▮}; two marks are a range.
 *
 * @param view the document without its marks
 * @param position where the first mark was
 * @param end where the last mark was
 */
record MarkedText(Workspace workspace, View view, Position position, Position end) {
    static final String URI = "untitled:rules.sct";
    private static final String MARK = "▮";

    static MarkedText of(String marked) {
        int start = Math.max(0, marked.indexOf(MARK));
        int last = marked.lastIndexOf(MARK);
        int end = last > start ? last - MARK.length() : start;
        Workspace workspace = new Workspace();
        workspace.open(URI, 1, marked.replace(MARK, ""));
        View view = workspace.view(URI);
        return new MarkedText(
                workspace,
                view,
                PositionEncoding.UTF16.position(view.file(), start),
                PositionEncoding.UTF16.position(view.file(), end));
    }

    Range range() {
        return new Range(position, end);
    }

    /** The text after edits of this document; that there are some is part of the test. */
    String after(@Nullable List<? extends TextEdit> edits) {
        StringBuilder text = new StringBuilder(view.file().text());
        Objects.requireNonNull(edits).stream()
                .sorted((one, other) -> Integer.compare(start(other), start(one)))
                .forEach(edit ->
                        text.replace(start(edit), view.offset(edit.getRange().getEnd()), edit.getNewText()));
        return text.toString();
    }

    private int start(TextEdit edit) {
        return view.offset(edit.getRange().getStart());
    }

    /** The text that a range of the client covers. */
    String text(Range range) {
        return view.file().text().substring(view.offset(range.getStart()), view.offset(range.getEnd()));
    }
}
