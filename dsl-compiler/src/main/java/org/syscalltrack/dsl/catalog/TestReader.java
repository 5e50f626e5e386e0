package org.syscalltrack.dsl.catalog;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code PARAMETER [& MASK…] =|!= VALUE…}. */
final class TestReader {
    private TestReader() {}

    /**
     * Reads a test.
     *
     * @param line the line that holds it, for errors
     * @param words the test's words
     */
    static ArgumentTest read(Line line, List<String> words) {
        String parameter = word(line, words, 0, "parameter");
        int index = 1;
        List<String> mask = new ArrayList<>();
        if (word(line, words, index, "comparison").equals("&")) {
            index++;
            while (!isRelation(word(line, words, index, "comparison"))) {
                mask.add(words.get(index++));
            }
        }
        String relation = words.get(index);
        if (!isRelation(relation)) {
            throw line.error("a test compares by '=' or '!=', not '" + relation + "'");
        }
        word(line, words, index + 1, "value");
        return new ArgumentTest(parameter, mask, relation.equals("!="), words.subList(index + 1, words.size()));
    }

    private static boolean isRelation(String word) {
        return word.equals("=") || word.equals("!=");
    }

    private static String word(Line line, List<String> words, int index, String what) {
        if (index >= words.size()) {
            throw line.error("the " + what + " of the test is missing");
        }
        return words.get(index);
    }
}
