package org.syscalltrack.dsl.plan;

/** When a chain is decided, relative to the call. */
public enum When {
    BEFORE,
    AFTER
}
