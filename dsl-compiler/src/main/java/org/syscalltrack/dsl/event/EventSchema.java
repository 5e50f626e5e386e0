package org.syscalltrack.dsl.event;

import java.util.ArrayList;
import java.util.List;

/**
 * The layouts of all events of one compiled rule set. It rides in the object as text, one thing a line, so that a reader
 * of another version can say what it does not understand:
 *
 * <pre>
 * syscalltrack-events 1
 * layout "unlink_rule1" unlink x86_64 87 before
 * field "COMM" NAME
 * field "PARAMS[pathname]" STRING
 * string 0
 * text " : "
 * string 1
 * integer 2 SIGNED
 * time
 * </pre>
 *
 * @param layouts in the order of their ids
 */
public record EventSchema(List<EventLayout> layouts) {
    static final String HEADER = "syscalltrack-events 1";

    /** Copies the list. */
    public EventSchema {
        layouts = List.copyOf(layouts);
        for (int i = 0; i < layouts.size(); i++) {
            if (layouts.get(i).id() != i) {
                throw new IllegalArgumentException("layout " + layouts.get(i).id() + " at index " + i);
            }
        }
    }

    /** Returns the text form. */
    public String write() {
        StringBuilder out = new StringBuilder(HEADER).append('\n');
        for (EventLayout layout : layouts) {
            out.append("layout ").append(quote(layout.rule()));
            out.append(' ').append(layout.call());
            out.append(' ').append(layout.abi());
            out.append(' ').append(layout.number());
            out.append(' ').append(layout.when()).append('\n');
            for (EventField field : layout.fields()) {
                out.append("field ").append(quote(field.label())).append(' ').append(field.type());
                out.append('\n');
            }
            for (FormatPiece piece : layout.pieces()) {
                out.append(piece.accept(new PieceLine())).append('\n');
            }
        }
        return out.toString();
    }

    /**
     * Reads the text form back.
     *
     * @throws MalformedSchemaException with the line's number, where the text is not of this version or damaged
     */
    public static EventSchema read(String text) {
        return new SchemaParser(text).parse();
    }

    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    private static final class PieceLine implements FormatPiece.Visitor<String> {
        @Override
        public String text(FormatPiece.Text piece) {
            return "text " + quote(piece.text());
        }

        @Override
        public String integerField(FormatPiece.IntegerField piece) {
            return "integer " + piece.field() + " " + piece.style();
        }

        @Override
        public String stringField(FormatPiece.StringField piece) {
            return "string " + piece.field();
        }

        @Override
        public String internet6(FormatPiece.Internet6 piece) {
            return "internet6 " + piece.high() + " " + piece.low();
        }

        @Override
        public String time(FormatPiece.Time piece) {
            return "time";
        }
    }

    private static final class SchemaParser {
        private final String[] lines;
        private final List<EventLayout> layouts = new ArrayList<>();

        SchemaParser(String text) {
            lines = text.split("\n", -1);
        }

        EventSchema parse() {
            if (!lines[0].equals(HEADER)) {
                throw new MalformedSchemaException(1, "the first line is not \"" + HEADER + "\"");
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
            while (next < lines.length && !lines[next].isEmpty() && !lines[next].startsWith("layout ")) {
                pieces.add(piece(next, fields.size()));
                next++;
            }
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

        private FormatPiece piece(int line, int fields) {
            List<String> words = new SchemaLine(line + 1, lines[line]).words();
            return switch (words.get(0)) {
                case "text" -> new FormatPiece.Text(words(line, "text", 2).get(1));
                case "time" -> new FormatPiece.Time();
                case "string" ->
                    new FormatPiece.StringField(
                            field(line, words(line, "string", 2).get(1), fields));
                case "internet6" -> {
                    List<String> halves = words(line, "internet6", 3);
                    yield new FormatPiece.Internet6(
                            field(line, halves.get(1), fields), field(line, halves.get(2), fields));
                }
                case "integer" -> {
                    List<String> integer = words(line, "integer", 3);
                    yield new FormatPiece.IntegerField(
                            field(line, integer.get(1), fields), constant(line, IntegerStyle.class, integer.get(2)));
                }
                default -> throw new MalformedSchemaException(line + 1, "unknown piece \"" + words.get(0) + "\"");
            };
        }

        private List<String> words(int line, String keyword, int count) {
            List<String> words = new SchemaLine(line + 1, lines[line]).words();
            if (words.size() != count || !words.get(0).equals(keyword)) {
                throw new MalformedSchemaException(
                        line + 1, "expected \"" + keyword + "\" and " + (count - 1) + " words");
            }
            return words;
        }

        private int field(int line, String word, int fields) {
            int field = number(line, word);
            if (field < 0 || field >= fields) {
                throw new MalformedSchemaException(line + 1, "field " + field + " of " + fields);
            }
            return field;
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
}
