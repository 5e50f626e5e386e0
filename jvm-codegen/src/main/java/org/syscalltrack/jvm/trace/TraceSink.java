package org.syscalltrack.jvm.trace;

import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.jvm.call.RecordedCall;

/** Takes the calls of a trace. */
public interface TraceSink {
    /** Returns whether calls by this entry are wanted; others are not decoded. */
    boolean wants(Entry entry);

    /**
     * Takes a whole call.
     *
     * @param call good until this returns
     * @param time nanoseconds since 1970-01-01 UTC, 0 where the trace does not tell
     * @param line the number, from 1, of the line that it ends with
     */
    void call(RecordedCall call, long time, long line);

    /**
     * Takes a call of which only one decision point was recorded.
     *
     * @param call good until this returns
     * @param when the point
     * @param time nanoseconds since 1970-01-01 UTC, 0 where the trace does not tell
     * @param line its line's number from 1
     */
    void point(RecordedCall call, When when, long time, long line);

    /**
     * Takes a line that cannot be read.
     *
     * @param line its number from 1
     * @param reason what is wrong with it
     */
    void damaged(long line, String reason);
}
