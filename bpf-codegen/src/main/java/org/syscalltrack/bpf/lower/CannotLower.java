package org.syscalltrack.bpf.lower;

import org.syscalltrack.dsl.source.Span;

/**
 * Why a rule cannot become an eBPF program.
 *
 * @param span the rule or the filter that asks for it
 * @param rule the rule's name
 * @param message what cannot be carried and what to do instead
 */
public record CannotLower(Span span, String rule, String message) {
    @Override
    public String toString() {
        return span + ": rule " + rule + ": " + message;
    }
}
