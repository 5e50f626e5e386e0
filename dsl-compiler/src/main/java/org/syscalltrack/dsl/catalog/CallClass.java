package org.syscalltrack.dsl.catalog;

import java.util.Locale;
import java.util.Optional;

/** Strace's classes of calls, of the strace version that the catalog's header names. */
public enum CallClass {
    /** Calls that take a file name. */
    FILE,
    /** Calls that take or return descriptors. */
    DESC,
    /** Sockets. */
    NETWORK,
    /** Process management. */
    PROCESS,
    /** Memory mappings. */
    MEMORY,
    /** Signals. */
    SIGNAL,
    /** System V inter-process communication. */
    IPC,
    /** User and group ids, capabilities. */
    CREDS;

    /** As it is written in rules, without the percent sign. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The class of that {@link #label()}, with or without a percent sign before it. */
    public static Optional<CallClass> of(String label) {
        String word = label.startsWith("%") ? label.substring(1) : label;
        for (CallClass callClass : values()) {
            if (callClass.label().equals(word)) {
                return Optional.of(callClass);
            }
        }
        return Optional.empty();
    }
}
