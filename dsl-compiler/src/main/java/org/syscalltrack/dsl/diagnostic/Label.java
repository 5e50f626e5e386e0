package org.syscalltrack.dsl.diagnostic;

import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.source.Span;

/**
 * A place and what is to say about it.
 *
 * @param span the place
 * @param text a few words under the marked text; may be empty
 */
public record Label(Span span, String text) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Label that && span.equals(that.span) && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return 31 * span.hashCode() + text.hashCode();
    }
}
