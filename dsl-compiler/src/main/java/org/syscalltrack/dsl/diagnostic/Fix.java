package org.syscalltrack.dsl.diagnostic;

import java.util.List;
import org.syscalltrack.dsl.source.Span;

/**
 * A change that mends a finding.
 *
 * @param title what it does, in the imperative: "write `==`"
 * @param edits the replacements, at least one, none overlapping another
 */
public record Fix(String title, List<TextEdit> edits) {
    public Fix {
        edits = List.copyOf(edits);
        if (edits.isEmpty()) {
            throw new IllegalArgumentException("a fix without edits: " + title);
        }
    }

    /** Puts {@code newText} in the place of {@code span}. */
    public static Fix replace(String title, Span span, String newText) {
        return new Fix(title, List.of(new TextEdit(span, newText)));
    }

    /** Puts {@code text} before {@code span}. */
    public static Fix insertBefore(String title, Span span, String text) {
        return replace(title, span.atStart(), text);
    }

    /** Puts {@code text} behind {@code span}. */
    public static Fix insertAfter(String title, Span span, String text) {
        return replace(title, span.atEnd(), text);
    }

    /** Takes {@code span} away. */
    public static Fix delete(String title, Span span) {
        return replace(title, span, "");
    }
}
