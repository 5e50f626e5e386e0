package org.syscalltrack.dsl.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A line of a catalog file, split at blanks, that knows its place for errors. */
final class Line {
    private final CatalogText text;
    private final int position;
    private final String content;
    private final List<String> words;

    Line(CatalogText text, int position, String content) {
        this.text = text;
        this.position = position;
        this.content = content.strip();
        this.words = split(this.content);
    }

    /** At blanks, by hand: a regular expression would be the larger part of reading a catalog. */
    private static List<String> split(String content) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int blank = content.indexOf(' '); blank >= 0; blank = content.indexOf(' ', start)) {
            if (blank > start) {
                words.add(content.substring(start, blank));
            }
            start = blank + 1;
        }
        if (start < content.length() || words.isEmpty()) {
            words.add(content.substring(start));
        }
        return words;
    }

    List<String> words() {
        return words;
    }

    /** The words from the given one on. */
    List<String> from(int index) {
        return index >= words.size() ? List.of() : words.subList(index, words.size());
    }

    /** The text after the first {@code count} words. */
    String textAfter(int count) {
        return String.join(" ", from(count));
    }

    /** The text after the first {@code " : "}, or empty. */
    String textAfterColon() {
        int colon = content.indexOf(" : ");
        return colon < 0 ? "" : content.substring(colon + 3);
    }

    String keyword() {
        return words.get(0);
    }

    /** The word at {@code index}, which stands for {@code what}. */
    String word(int index, String what) {
        if (index >= words.size()) {
            throw error("the " + what + " is missing after '" + content + "'");
        }
        return words.get(index);
    }

    int number(int index, String what) {
        return Math.toIntExact(number(word(index, what), what));
    }

    /** A decimal, negative or {@code 0x} number; all of 64 bits. */
    long number(String word, String what) {
        try {
            return word.startsWith("0x") ? Long.parseUnsignedLong(word.substring(2), 16) : Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw error("the " + what + " must be a number, not '" + word + "'");
        }
    }

    IntegerType type(String word) {
        try {
            return IntegerType.of(word);
        } catch (IllegalArgumentException e) {
            throw error(String.valueOf(e.getMessage()));
        }
    }

    Abi abi(String word) {
        return Abi.of(word).orElseThrow(() -> error("'" + word + "' is no ABI"));
    }

    <E extends Enum<E>> E constant(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(word.replace('-', '_'))) {
                return constant;
            }
        }
        throw error("'" + word + "' is none of "
                + String.join(
                        ", ",
                        Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', '-'))
                                .toList()));
    }

    /** The value of {@code key=value} among the words, or empty text. */
    String attribute(String key) {
        for (String word : words) {
            if (word.startsWith(key + "=")) {
                return word.substring(key.length() + 1);
            }
            if (word.equals(":")) {
                break;
            }
        }
        return "";
    }

    CatalogException error(String message) {
        return text.error(position, message);
    }
}
