package org.syscalltrack.dsl.plan;

import org.syscalltrack.dsl.event.Verdict;
import org.syscalltrack.dsl.source.Span;

/**
 * A rule, as the backends and the counters know it.
 *
 * @param index its place in the rule set, from 0: the index of its counters
 * @param name its unique name ({@code x#2} for the second of two alike)
 * @param verdict the kind of its action
 * @param span the rule in its file
 */
public record PlannedRule(int index, String name, Verdict verdict, Span span) {

    /** Tells rules of a set apart. */
    @Override
    public int hashCode() {
        return index;
    }

    /** The rule's line in the manifests that compiled rules carry ({@code docs/object-format.md}). */
    public String manifestLine() {
        return new ManifestRule(index, verdict.toString(), name).write();
    }
}
