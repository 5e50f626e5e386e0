package org.syscalltrack.lsp.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** What is to say about each word of the language. */
final class Words {
    private static final Properties WORDS = read();

    private Words() {}

    /**
     * One sentence, Markdown.
     *
     * @param kind {@code member}, {@code variable}, {@code function}, {@code macro}, {@code action} or {@code word}
     */
    static Optional<String> about(String kind, String name) {
        return Optional.ofNullable(WORDS.getProperty(kind + "." + name));
    }

    /** What a log macro means, and a sample of what it prints. */
    static Optional<String> aboutMacro(String name) {
        return about("macro", name).map(text -> text.replaceFirst(" \\| ", "\n\nPrints: `") + "`");
    }

    private static Properties read() {
        Properties words = new Properties();
        try (InputStream stream = Words.class.getResourceAsStream("words.properties")) {
            if (stream == null) {
                throw new IllegalStateException("the program is incomplete: words.properties is missing");
            }
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the program is damaged: words.properties cannot be read", e);
        }
        return words;
    }
}
