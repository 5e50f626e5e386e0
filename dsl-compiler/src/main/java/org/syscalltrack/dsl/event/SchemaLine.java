package org.syscalltrack.dsl.event;

import java.util.ArrayList;
import java.util.List;

/** Splits a line of an {@link EventSchema} into words; a word in double quotes may hold blanks and escapes. */
final class SchemaLine {
    private final int number;
    private final String line;
    private int position;

    SchemaLine(int number, String line) {
        this.number = number;
        this.line = line;
    }

    List<String> words() {
        List<String> words = new ArrayList<>();
        while (position < line.length()) {
            if (line.charAt(position) == ' ') {
                position++;
            } else if (line.charAt(position) == '"') {
                words.add(quoted());
            } else {
                words.add(bare());
            }
        }
        return words;
    }

    private String bare() {
        int end = line.indexOf(' ', position);
        String word = line.substring(position, end < 0 ? line.length() : end);
        position += word.length();
        return word;
    }

    private String quoted() {
        StringBuilder word = new StringBuilder();
        position++;
        while (position < line.length() && line.charAt(position) != '"') {
            char c = line.charAt(position++);
            if (c == '\\' && position < line.length()) {
                c = line.charAt(position++);
                word.append(c == 'n' ? '\n' : c == 'r' ? '\r' : c);
            } else {
                word.append(c);
            }
        }
        if (position == line.length()) {
            throw new MalformedSchemaException(number, "a string has no closing quote");
        }
        position++;
        return word.toString();
    }
}
