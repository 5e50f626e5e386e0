package org.syscalltrack.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One of our hand-made tables: a row a line, words split at blanks, {@code #} at the margin for comments. */
final class TableFile {
    private TableFile() {}

    static List<Row> read(Path file) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                rows.add(new Row(file, number, line));
            }
        }
        return rows;
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new GeneratorException(file + " cannot be read", e);
        }
    }

    /**
     * A row.
     *
     * @param file where it stands
     * @param line and on which line, from 1
     * @param text the whole line
     */
    record Row(Path file, int line, String text) {
        /** The words before the first {@code " :"}, all if there is none. */
        List<String> left() {
            int colon = text.indexOf(" :");
            return words(colon < 0 ? text : text.substring(0, colon));
        }

        /** The words after the first {@code " :"}. */
        List<String> right() {
            int colon = text.indexOf(" :");
            return colon < 0 ? List.of() : words(text.substring(colon + 2));
        }

        String word(int index) {
            List<String> words = left();
            if (index >= words.size()) {
                throw error("too short");
            }
            return words.get(index);
        }

        boolean isIndented() {
            return text.startsWith("\t") || text.startsWith(" ");
        }

        GeneratorException error(String message) {
            return new GeneratorException(
                    file.getFileName() + ":" + line + ": " + message + " in '" + text.strip() + "'");
        }

        static List<String> words(String text) {
            return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
        }
    }
}
