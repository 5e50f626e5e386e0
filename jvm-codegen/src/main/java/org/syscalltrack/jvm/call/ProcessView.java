package org.syscalltrack.jvm.call;

import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.ProcessString;

/** What a decision can ask of the calling thread, or of one of its ancestors. */
public interface ProcessView {

    /** Returns whether a number is known, as {@link Availability} says. */
    int numberState(ProcessInteger which);

    /** Returns a number, widened to 64 bits by its own signedness; meaningless unless its state is known. */
    long number(ProcessInteger which);

    /** Returns the name of a task, without its NUL; never cut. */
    ByteSlice name(ProcessString which);

    /** Returns the path of the file that the process runs, from the caller's root. */
    ByteSlice executable();
}
