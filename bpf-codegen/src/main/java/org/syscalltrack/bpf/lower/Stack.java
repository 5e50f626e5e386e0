package org.syscalltrack.bpf.lower;

/** Things that a program keeps on its stack under a name. */
enum Stack {
    /** The context that the program was called with. */
    CONTEXT,
    /** A pointer or length while a string is read. */
    POINTER,
    /** A key for a lookup. */
    KEY,
    /** The counters of the rule that has just matched. */
    COUNTERS,
    /** The flags of the event. */
    FLAGS,
    /** The rule that decided, plus one; 0: none. */
    DECIDED,
    /** The length of the record so far. */
    LENGTH,
    /** The rate of the rule that has just matched. */
    BUCKET,
    /** The numbers of the rule that has matched, for code that rules share. */
    RULE,
    /** The stash of the call's entry. */
    STASH
}
