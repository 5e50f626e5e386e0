package org.syscalltrack.dsl.plan;

/** Names of tasks. */
public enum ProcessString {
    /** The calling thread's name. */
    COMM,
    /** The name of its parent's thread group leader. */
    PCOMM
}
