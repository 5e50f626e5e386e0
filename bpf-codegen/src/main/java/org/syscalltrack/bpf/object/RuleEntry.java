package org.syscalltrack.bpf.object;

import java.util.List;
import java.util.stream.Stream;
import org.syscalltrack.dsl.plan.KeyEntry;

/**
 * A rule of an object; its index in {@link Manifest#rules()} is the key of its counters.
 *
 * @param action the action's type as the language spells it
 * @param name the rule's name
 * @param keys by which values it counts, if it does
 */
public record RuleEntry(String action, String name, List<KeyEntry> keys) {
    /** Copies the list. */
    public RuleEntry {
        keys = List.copyOf(keys);
    }

    /** The rule with a further key. */
    RuleEntry with(KeyEntry key) {
        return new RuleEntry(
                action, name, Stream.concat(keys.stream(), Stream.of(key)).toList());
    }
}
