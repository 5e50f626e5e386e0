package org.syscalltrack.dsl.syntax;

import org.syscalltrack.dsl.source.Span;

/**
 * One id of a comment {@code # sct:allow SCT0101}: warnings and notes of that id are not wanted in its scope.
 *
 * @param id as written; one that does not exist has been reported
 * @param span where the id stands
 * @param scope the declaration that the comment stands in, or before
 */
public record Allowance(String id, Span span, Span scope) {}
