package org.syscalltrack.bpf.object;

import org.syscalltrack.bpf.lower.CountKey;

/**
 * A value by which a rule counts, as a line of the manifest names it.
 *
 * @param kind how it lies in the key
 * @param label the value as the rule's author would write it
 */
public record KeyEntry(CountKey.Kind kind, String label) {}
