package org.syscalltrack.lsp.feature;

import org.syscalltrack.dsl.source.Span;

/**
 * A place where a name stands.
 *
 * @param symbol what it stands for
 * @param span where; a name that is written as a string includes its quotes
 * @param isDefinition whether it is defined here
 */
record Occurrence(Symbol symbol, Span span, boolean isDefinition) {}
