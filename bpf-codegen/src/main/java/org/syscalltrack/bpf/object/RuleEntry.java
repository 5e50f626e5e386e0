package org.syscalltrack.bpf.object;

/**
 * A rule of an object; its index in {@link Manifest#rules()} is the key of its counters.
 *
 * @param action the action's type as the language spells it
 * @param name the rule's name
 */
public record RuleEntry(String action, String name) {}
