package org.syscalltrack.bpf.lower;

/** Names of the object's maps and variables; {@code docs/object-format.md} says what each holds. */
public final class Maps {
    /** The current generation, a variable of {@code .data}. */
    public static final String GENERATION = "sct_generation";
    /** The events. */
    public static final String EVENTS = "sct_events";
    /** What a call's later points need from its entry. */
    public static final String STASH = "sct_stash";
    /** The calls that were stopped, by thread. */
    public static final String SUSPENDED = "sct_suspended";
    /** The rules' counters. */
    public static final String COUNTERS = "sct_counters";
    /** The rules' token buckets. */
    public static final String RATES = "sct_rates";
    /** Strings and records at hand. */
    public static final String SCRATCH = "sct_scratch";
    /** Strings kept from the entry. */
    public static final String KEPT = "sct_kept";
    /** The numbers from 0 on, which keys of arrays point to, a variable. */
    public static final String NUMBERS = "sct_numbers";
    /** Patterns and sets, a variable. */
    public static final String TABLES = "sct_tables";
    /** The generation of the object itself, a variable. */
    public static final String OWN_GENERATION = "sct_own_generation";
    /** Program arrays: this and the point's number. */
    public static final String PROGRAMS = "sct_pa_";

    private Maps() {}

    /** What a rule counts by its keys. */
    public static String counts(int rule) {
        return "sct_counts_" + rule;
    }

    /**
     * The program of an entry that makes void what earlier calls have left, and goes on with the one that decides.
     *
     * @param decision that one
     */
    public static String forgetterOf(String decision) {
        return decision + "_f";
    }

    /**
     * The program array of a tracepoint's calls.
     *
     * @param programs the point's own
     */
    public static String callsOf(String programs) {
        return programs + "_calls";
    }

    /**
     * The program array of the programs that go on for full ones.
     *
     * @param decision the point's decision program
     */
    public static String partsOf(String decision) {
        return decision + "_parts";
    }

    /**
     * The program that lies in such an array.
     *
     * @param decision the program that it goes on for
     * @param number its slot
     */
    public static String partOf(String decision, int number) {
        return decision + "_" + number;
    }
}
