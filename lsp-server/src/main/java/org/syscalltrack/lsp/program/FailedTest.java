package org.syscalltrack.lsp.program;

import org.syscalltrack.dsl.source.Span;

/**
 * A test that did not pass.
 *
 * @param name its name
 * @param span where it has its name
 * @param message what was expected, what came, and why
 */
public record FailedTest(String name, Span span, String message) {}
