package org.syscalltrack.dsl.diagnostic;

import org.syscalltrack.dsl.source.Span;

/**
 * One replacement in a file.
 *
 * @param span what is replaced; empty to insert
 * @param newText what stands there afterwards; empty to delete
 */
public record TextEdit(Span span, String newText) {}
