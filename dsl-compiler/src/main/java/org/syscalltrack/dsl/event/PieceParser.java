package org.syscalltrack.dsl.event;

import java.util.ArrayList;
import java.util.List;

/** Reads one line of an {@link EventSchema} that stands for a piece or a test. */
final class PieceParser {
    private final int line;
    private final List<String> words;
    private final int fields;

    /**
     * With the line's 1-based number and text.
     *
     * @param fields how many fields the layout has
     */
    PieceParser(int line, String text, int fields) {
        this.line = line;
        this.words = new SchemaLine(line, text).words();
        this.fields = fields;
    }

    FormatPiece parse() {
        return switch (words.get(0)) {
            case "text" -> new FormatPiece.Text(word(1));
            case "time" -> new FormatPiece.Time();
            case "string" -> new FormatPiece.StringField(field(1));
            case "internet6" -> new FormatPiece.Internet6(field(1), field(2));
            case "integer" -> new FormatPiece.IntegerField(field(1), constant(IntegerStyle.class, word(2)));
            case "signals" -> new FormatPiece.SignalSet(field(1));
            case "named" -> new FormatPiece.NamedField(field(1), names());
            default -> throw new MalformedSchemaException(line, "unknown piece \"" + words.get(0) + "\"");
        };
    }

    /** {@code when FIELD known|one-of MASK VALUE…|above LIMIT}. */
    ValueTest test() {
        return switch (word(2)) {
            case "known" -> new ValueTest.Known(field(1));
            case "above" -> new ValueTest.Above(field(1), number(word(3)));
            case "one-of" -> {
                List<Long> values = new ArrayList<>();
                for (int index = 4; index < words.size(); index++) {
                    values.add(number(words.get(index)));
                }
                yield new ValueTest.OneOf(field(1), number(word(3)), values);
            }
            default -> throw new MalformedSchemaException(line, "unknown test \"" + word(2) + "\"");
        };
    }

    private ValueNames names() {
        ValueNames.Style style = constant(ValueNames.Style.class, word(2));
        List<ValueNames.Part> parts = new ArrayList<>();
        List<ValueNames.Member> members = new ArrayList<>();
        int index = 4;
        while (index < words.size()) {
            if (!words.get(index).equals("[")) {
                members.add(member(words.get(index++)));
                continue;
            }
            long mask = number(word(index + 1));
            List<ValueNames.Member> held = new ArrayList<>();
            index += 2;
            while (!word(index).equals("]")) {
                held.add(member(word(index++)));
            }
            index++;
            parts.add(new ValueNames.Part(mask, held));
        }
        return new ValueNames(style, (int) number(word(3)), parts, members);
    }

    private ValueNames.Member member(String word) {
        int equals = word.indexOf('=');
        if (equals < 0) {
            throw new MalformedSchemaException(line, "\"" + word + "\" is no NAME=VALUE");
        }
        return new ValueNames.Member(word.substring(0, equals), number(word.substring(equals + 1)));
    }

    private String word(int index) {
        if (index >= words.size()) {
            throw new MalformedSchemaException(line, "\"" + words.get(0) + "\" needs more words");
        }
        return words.get(index);
    }

    private int field(int index) {
        long field = number(word(index));
        if (field < 0 || field >= fields) {
            throw new MalformedSchemaException(line, "field " + field + " of " + fields);
        }
        return (int) field;
    }

    private long number(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new MalformedSchemaException(line, "\"" + word + "\" is not a number");
        }
    }

    private <E extends Enum<E>> E constant(Class<E> type, String word) {
        try {
            return Enum.valueOf(type, word);
        } catch (IllegalArgumentException e) {
            throw new MalformedSchemaException(line, "\"" + word + "\" is not known here");
        }
    }
}
