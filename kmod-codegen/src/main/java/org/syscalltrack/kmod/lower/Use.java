package org.syscalltrack.kmod.lower;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What the rules need of the module: only that becomes part of it. */
public final class Use {
    private final Set<Part> parts = EnumSet.noneOf(Part.class);
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> tables = new HashMap<>();
    private int strings = 1;
    private int numbers = 1;
    private int words = 1;
    private int texts = 1;

    /** A part of the module that is there only where it is needed. */
    public enum Part {
        /** {@code paths.c}. */
        PATHS,
        /** {@code suspend.c}. */
        SUSPEND,
        /** {@code counts.c}. */
        COUNTS
    }

    /** Whether a name is new; it is not afterwards. */
    boolean isFirst(String name) {
        return names.add(name);
    }

    /** A name that nothing has yet: the one that is asked for, or with a number behind it. */
    String unique(String name) {
        String tried = name;
        for (int number = 2; !names.add(tried); number++) {
            tried = name + "_" + number;
        }
        return tried;
    }

    /**
     * The name of a rule's table: it is the same for all entries of the rule's calls, and written in front of the first
     * function that asks for it.
     *
     * @param write takes the table, where it is new
     */
    String table(String rule, String kind, String type, String rows, Consumer<String> write) {
        return tables.computeIfAbsent(rule + " " + type + " " + rows, any -> {
            String name = unique(rule + "_" + kind);
            write.accept("static const " + type + " " + name + "[] = {\n" + rows + "};\n");
            return name;
        });
    }

    void part(Part part) {
        parts.add(part);
    }

    void strings(int count) {
        strings = Math.max(strings, count);
    }

    void numbers(int count) {
        numbers = Math.max(numbers, count);
    }

    void event(int wordCount, int textCount) {
        words = Math.max(words, wordCount);
        texts = Math.max(texts, textCount);
    }

    /** Whether a part is needed. */
    public boolean needs(Part part) {
        return parts.contains(part);
    }

    /** The most strings that a call asks for; at least 1. */
    public int mostStrings() {
        return strings;
    }

    /** The most numbers that are kept for rules after a call; at least 1. */
    public int mostNumbers() {
        return numbers;
    }

    /** The most 64-bit words in the fixed part of an event; at least 1. */
    public int mostWords() {
        return words;
    }

    /** The most strings in an event; at least 1. */
    public int mostTexts() {
        return texts;
    }
}
