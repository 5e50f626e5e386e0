package org.syscalltrack.bpf.lower;

import org.syscalltrack.dsl.plan.StringSource;

/** Something that the code before a place has made sure of, so that it need not be done again. */
sealed interface Fact {
    /** What has a register or a slot of its own once it is there. */
    enum Common implements Fact {
        /** The calling thread's {@code struct task_struct}. */
        TASK,
        /** The per-CPU value that strings and records lie in. */
        SCRATCH,
        /** What the entry kept for the exit. */
        KEPT,
        /** The call's result. */
        RESULT
    }

    /** An attempt was made to read the string; its slot holds the outcome. */
    record Loaded(StringSource source) implements Fact {}

    /** An attempt was made to read so many bytes of the struct of a family; what came of it lies behind them. */
    record Pointed(int parameter, int family, int bytes) implements Fact {}

    /** The string could not be read. */
    record Unreadable(StringSource source) implements Fact {}

    /** The string is not there. */
    record Absent(StringSource source) implements Fact {}

    /** The string was read, wholly or up to the limit. */
    record Known(StringSource source) implements Fact {}
}
