package org.syscalltrack.lsp.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.syscalltrack.dsl.source.LineMap;
import org.syscalltrack.dsl.source.SourceFile;

/** What a column counts (LSP 3.17, {@code PositionEncodingKind}). Offsets in our texts are UTF-16 always. */
public enum PositionEncoding {
    /** UTF-16 code units, what every client must understand. */
    UTF16("utf-16"),
    /** Bytes. */
    UTF8("utf-8");

    private final String label;

    PositionEncoding(String label) {
        this.label = label;
    }

    /** The protocol's word. */
    public String label() {
        return label;
    }

    /** Takes UTF-8 where the client puts it first, since it is the client that would have to convert. */
    public static PositionEncoding agree(List<String> offered) {
        return !offered.isEmpty() && offered.get(0).equals(UTF8.label) ? UTF8 : UTF16;
    }

    /** The place of an offset. */
    public Position position(SourceFile file, int offset) {
        LineMap lines = file.lineMap();
        int line = lines.lineOf(offset);
        return new Position(line - 1, units(file.text(), lines.lineStart(line), offset));
    }

    /** The offset of a place; one outside of the text gives the nearest inside. */
    public int offset(SourceFile file, Position position) {
        LineMap lines = file.lineMap();
        int line = position.getLine() + 1;
        if (line < 1) {
            return 0;
        }
        if (line > lines.lineCount()) {
            return file.text().length();
        }
        return advance(file.text(), lines.lineStart(line), lines.lineEnd(line), position.getCharacter());
    }

    /** The range between two offsets. */
    public Range range(SourceFile file, int start, int end) {
        return new Range(position(file, start), position(file, end));
    }

    /** How long a part of a text is. */
    public int units(String text, int start, int end) {
        return this == UTF16 ? end - start : text.substring(start, end).getBytes(StandardCharsets.UTF_8).length;
    }

    private int advance(String text, int start, int end, int units) {
        if (this == UTF16) {
            return (int) Math.min((long) start + Math.max(0, units), end);
        }
        int at = start;
        for (int left = units; at < end && left > 0; ) {
            int next = at + Character.charCount(text.codePointAt(at));
            left -= units(text, at, next);
            at = left < 0 ? at : next;
        }
        return at;
    }
}
