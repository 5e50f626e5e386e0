package org.syscalltrack.dsl.catalog;

import java.util.Locale;

/** What a call's result is when it is no error. */
public enum ResultKind {
    /** 0. */
    ZERO,
    /** A number, such as a count of bytes. */
    NUMBER,
    /** A new or existing descriptor. */
    DESCRIPTOR,
    /** A process, thread or process group. */
    PID,
    /** An address. */
    ADDRESS,
    /** A user or group. */
    ID;

    /** The word in data files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
