package org.syscalltrack.dsl.event;

import java.util.ArrayList;
import java.util.List;

/** Reads the text form of an {@link EventSchema}. */
final class SchemaParser {
    private final String[] lines;
    private final List<EventLayout> layouts = new ArrayList<>();

    SchemaParser(String text) {
        lines = text.split("\n", -1);
    }

    EventSchema parse() {
        if (!lines[0].equals(EventSchema.HEADER)) {
            throw new MalformedSchemaException(1, "the first line is not \"" + EventSchema.HEADER + "\"");
        }
        int next = 1;
        while (next < lines.length && !lines[next].isEmpty()) {
            next = parseLayout(next);
        }
        return new EventSchema(layouts);
    }

    private int parseLayout(int first) {
        List<String> words = words(first, "layout", 6);
        List<EventField> fields = new ArrayList<>();
        List<FormatPiece> pieces = new ArrayList<>();
        int next = first + 1;
        while (next < lines.length && lines[next].startsWith("field ")) {
            List<String> field = words(next, "field", 3);
            fields.add(new EventField(field.get(1), constant(next, FieldType.class, field.get(2))));
            next++;
        }
        next = parsePieces(next, fields.size(), pieces);
        layouts.add(new EventLayout(
                layouts.size(),
                words.get(1),
                words.get(2),
                words.get(3),
                number(first, words.get(4)),
                words.get(5),
                fields,
                pieces));
        return next;
    }

    /** Reads pieces up to a line that is none, and returns that line's index. */
    private int parsePieces(int first, int fields, List<FormatPiece> pieces) {
        int next = first;
        while (next < lines.length && !lines[next].isEmpty() && !isEnd(lines[next])) {
            if (!lines[next].startsWith("when ")) {
                pieces.add(new PieceParser(next + 1, lines[next], fields).parse());
                next++;
                continue;
            }
            ValueTest test = new PieceParser(next + 1, lines[next], fields).test();
            List<FormatPiece> holds = new ArrayList<>();
            List<FormatPiece> otherwise = new ArrayList<>();
            next = expect("else", parsePieces(next + 1, fields, holds));
            next = expect("end", parsePieces(next, fields, otherwise));
            pieces.add(new FormatPiece.When(test, holds, otherwise));
        }
        return next;
    }

    private static boolean isEnd(String line) {
        return line.startsWith("layout ") || line.equals("else") || line.equals("end");
    }

    private int expect(String word, int line) {
        if (line >= lines.length || !lines[line].equals(word)) {
            throw new MalformedSchemaException(line + 1, "expected \"" + word + "\"");
        }
        return line + 1;
    }

    private List<String> words(int line, String keyword, int count) {
        List<String> words = new SchemaLine(line + 1, lines[line]).words();
        if (words.size() != count || !words.get(0).equals(keyword)) {
            throw new MalformedSchemaException(line + 1, "expected \"" + keyword + "\" and " + (count - 1) + " words");
        }
        return words;
    }

    private static int number(int line, String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw new MalformedSchemaException(line + 1, "\"" + word + "\" is not a number");
        }
    }

    private static <E extends Enum<E>> E constant(int line, Class<E> type, String word) {
        try {
            return Enum.valueOf(type, word);
        } catch (IllegalArgumentException e) {
            throw new MalformedSchemaException(line + 1, "\"" + word + "\" is not known here");
        }
    }
}
