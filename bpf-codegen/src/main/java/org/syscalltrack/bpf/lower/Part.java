package org.syscalltrack.bpf.lower;

/**
 * Where a further program of a point goes on with what another one has begun.
 *
 * @param work the number of the entry among the point's whose rules they are; 0 for {@link Role#WITHOUT_CALL}
 * @param role what of it
 * @param from the number of the first step that is left
 */
record Part(int work, Role role, int from) {
    /** What a program does for the rules of an entry. */
    enum Role {
        /** It decides the chain. */
        CHAIN,
        /** At the entry: it looks at the rules that are left to a hook. */
        FORESIGHT,
        /** At a hook or an exit: it decides what the entry has left. */
        LEFT,
        /** At a hook, behind the chain: it enforces what the entry decided. */
        FOLLOW,
        /** At a hook: it decides operations without a system call. */
        WITHOUT_CALL
    }
}
