package org.syscalltrack.dsl.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The page of each kind of finding: what it means, why it is one, a bad and a good example. Markdown. */
public final class Explanations {
    private Explanations() {}

    /** The page of an id such as {@code SCT0101}, in any case; empty if there is no such kind. */
    public static Optional<String> page(String id) {
        return DiagnosticKind.ofId(id.toUpperCase(Locale.ROOT)).flatMap(Explanations::page);
    }

    /** The page of a kind. */
    public static Optional<String> page(DiagnosticKind kind) {
        try (InputStream in = Explanations.class.getResourceAsStream(kind.id() + ".md")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page of " + kind.id() + " from the program itself", e);
        }
    }
}
