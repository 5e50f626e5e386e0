package org.syscalltrack.kmod.lower;

import org.syscalltrack.dsl.source.Span;

/**
 * Why a rule cannot become part of a kernel module.
 *
 * @param span the place in the rule
 * @param rule the rule's name
 * @param message what the module cannot do, without an end mark
 */
public record Refusal(Span span, String rule, String message) {}
