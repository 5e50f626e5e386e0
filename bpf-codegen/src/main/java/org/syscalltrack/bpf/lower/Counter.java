package org.syscalltrack.bpf.lower;

import java.util.List;

/** What is counted for each rule, in the order in which the numbers lie in the map. */
public enum Counter {
    /** The rule matched. */
    MATCHED,
    /** A call was kept from its effect. */
    ACTED,
    /** The filter was unknown through a value that could not be read. */
    UNREADABLE,
    /** Entry and hook disagreed. */
    RACED,
    /** An operation without a system call came to the hook, and the rule asks for parameters. */
    UNSEEN,
    /** The rate was exhausted. */
    SUPPRESSED,
    /** The ring buffer was full. */
    DROPPED,
    /** Process 1 or a kernel thread was spared. */
    EXEMPTED;

    /** The size of a rule's counters in bytes. */
    public static final int BYTES = values().length * Long.BYTES;

    /** Where the number lies among the rule's counters, in bytes. */
    public int offset() {
        return List.of(values()).indexOf(this) * Long.BYTES;
    }
}
