package org.syscalltrack.jvm.trace;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of JSON (RFC 8259) as an object whose members are strings, 64-bit integers and objects of the same kind;
 * everything else — arrays, fractions, {@code true}, {@code null} — is read over. A member that stands twice counts once,
 * the last one.
 */
final class JsonObject {
    /** Events nest one object deep: a bound against damage. */
    private static final int MAXIMUM_DEPTH = 16;

    private final String text;
    private int position;

    private JsonObject(String text) {
        this.text = text;
    }

    /** Returns the members; empty where the text is no JSON object. */
    static Optional<Map<String, Object>> parse(String text) {
        JsonObject parser = new JsonObject(text);
        try {
            parser.blanks();
            if (parser.value(0) instanceof Members members && parser.atEnd()) {
                return Optional.of(members.all);
            }
        } catch (NotJson | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** An object's members. */
    record Members(Map<String, Object> all) {}

    private static final class NotJson extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotJson() {
            super(null, null, false, false);
        }
    }

    private boolean atEnd() {
        blanks();
        return position == text.length();
    }

    private void blanks() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    /** Takes a character, with the blanks behind it. */
    private void take(char wanted) {
        if (text.charAt(position) != wanted) {
            throw new NotJson();
        }
        position++;
        blanks();
    }

    private @Nullable Object value(int depth) {
        if (depth > MAXIMUM_DEPTH) {
            throw new NotJson();
        }
        return switch (text.charAt(position)) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            default -> word();
        };
    }

    private Members object(int depth) {
        Map<String, Object> members = new HashMap<>();
        take('{');
        boolean first = true;
        while (text.charAt(position) != '}') {
            if (!first) {
                take(',');
            }
            first = false;
            String name = string();
            take(':');
            Object value = value(depth + 1);
            members.remove(name);
            if (value != null) {
                members.put(name, value);
            }
        }
        take('}');
        return new Members(members);
    }

    private @Nullable Object array(int depth) {
        take('[');
        boolean first = true;
        while (text.charAt(position) != ']') {
            if (!first) {
                take(',');
            }
            first = false;
            value(depth + 1);
        }
        take(']');
        return null;
    }

    private String string() {
        if (text.charAt(position++) != '"') {
            throw new NotJson();
        }
        StringBuilder out = new StringBuilder();
        for (char c = text.charAt(position++); c != '"'; c = text.charAt(position++)) {
            out.append(c == '\\' ? escaped(text.charAt(position++)) : c);
        }
        blanks();
        return out.toString();
    }

    private char escaped(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '"', '\\', '/' -> letter;
            case 'u' -> {
                int value = 0;
                for (int end = position + 4; position < end; position++) {
                    int digit = Character.digit(text.charAt(position), 16);
                    if (digit < 0) {
                        throw new NotJson();
                    }
                    value = value * 16 + digit;
                }
                yield (char) value;
            }
            default -> throw new NotJson();
        };
    }

    /** A number or one of the three words. */
    private @Nullable Object word() {
        int start = position;
        while (position < text.length() && ",]} \t\r\n".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        String word = text.substring(start, position);
        blanks();
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            if (!word.matches("true|false|null|-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
                throw new NotJson();
            }
            return null;
        }
    }
}
