package org.syscalltrack.runtime.counters;

/**
 * The counters of one rule since its upload, summed over the CPUs.
 *
 * @param matched the calls that matched
 * @param acted the calls that the action was done to
 * @param unreadable the calls whose filter could not be decided, since something could not be read
 * @param raced the calls of which entry and hook saw different things
 * @param unseen the operations without a system call that the rule could not judge
 * @param suppressed the events that the rule's rate held back
 * @param dropped the events that found no room in the ring buffer
 * @param exempted the calls of process 1 that an enforcing rule let through
 */
public record RuleCounters(
        long matched,
        long acted,
        long unreadable,
        long raced,
        long unseen,
        long suppressed,
        long dropped,
        long exempted) {
    /** The sum of nothing. */
    public static final RuleCounters NONE = new RuleCounters(0, 0, 0, 0, 0, 0, 0, 0);

    /** Returns the sum of two. */
    public RuleCounters plus(RuleCounters other) {
        return new RuleCounters(
                matched + other.matched,
                acted + other.acted,
                unreadable + other.unreadable,
                raced + other.raced,
                unseen + other.unseen,
                suppressed + other.suppressed,
                dropped + other.dropped,
                exempted + other.exempted);
    }
}
