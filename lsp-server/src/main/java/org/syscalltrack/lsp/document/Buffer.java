package org.syscalltrack.lsp.document;

import java.util.List;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.syscalltrack.dsl.source.SourceFile;

/**
 * A document that is open in the editor. Immutable.
 *
 * @param uri as the client names it
 * @param version as the client counts it
 * @param file its text, with the identity that includes find it by
 */
public record Buffer(String uri, int version, SourceFile file) {
    /** The buffer after the client's changes, each to the text that the one before it left. */
    public Buffer changed(int nextVersion, List<TextDocumentContentChangeEvent> changes, PositionEncoding encoding) {
        SourceFile text = file;
        for (TextDocumentContentChangeEvent change : changes) {
            text = SourceFile.ofText(file.name(), file.identity(), changed(text, change, encoding));
        }
        return new Buffer(uri, nextVersion, text);
    }

    private static String changed(SourceFile file, TextDocumentContentChangeEvent change, PositionEncoding encoding) {
        Range range = change.getRange();
        if (range == null) {
            return change.getText();
        }
        int start = encoding.offset(file, range.getStart());
        int end = Math.max(start, encoding.offset(file, range.getEnd()));
        String text = file.text();
        return text.substring(0, start) + change.getText() + text.substring(end);
    }
}
