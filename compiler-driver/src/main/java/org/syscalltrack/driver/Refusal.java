package org.syscalltrack.driver;

import org.syscalltrack.dsl.source.Span;

/**
 * Why a backend cannot carry a rule that the front end accepts.
 *
 * @param span the place at fault
 * @param message what and why, one line
 */
public record Refusal(Span span, String message) {
    /** {@code file:line:column: error: message}. */
    @Override
    public String toString() {
        return span + ": error: " + message;
    }
}
