package org.syscalltrack.dsl.diagnostic;

import java.util.Locale;

/** How grave a finding is; the gravest comes first. */
public enum Severity {
    /** The input cannot be used; exit status 1. */
    ERROR,
    /** The input can be used and is probably not what was meant. */
    WARNING,
    /** Something worth knowing. */
    NOTE;

    /** As it is printed: {@code error}, {@code warning}, {@code note}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
