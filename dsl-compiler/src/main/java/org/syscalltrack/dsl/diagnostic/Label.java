package org.syscalltrack.dsl.diagnostic;

import org.syscalltrack.dsl.source.Span;

/**
 * A place and what is to say about it.
 *
 * @param span the place
 * @param text a few words under the marked text; may be empty
 */
public record Label(Span span, String text) {}
