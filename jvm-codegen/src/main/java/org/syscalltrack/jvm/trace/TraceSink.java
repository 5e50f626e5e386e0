package org.syscalltrack.jvm.trace;

import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.jvm.call.RecordedCall;

/** Takes the calls of a trace. */
public interface TraceSink {
    /** Returns whether calls by this entry are wanted; others are not decoded. */
    boolean wants(Entry entry);

    /**
     * Takes a call.
     *
     * @param call good until this returns
     * @param time nanoseconds since 1970-01-01 UTC, 0 where the trace does not tell
     */
    void call(RecordedCall call, long time);

    /**
     * Takes a line that cannot be read.
     *
     * @param line its number from 1
     * @param reason what is wrong with it
     */
    void damaged(long line, String reason);
}
