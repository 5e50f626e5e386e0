package org.syscalltrack.jvm.replay;

/** Told of what happens during a replay; one listener serves one trace at a time. */
public interface ReplayListener {
    /** A rule matched. */
    void matched(ReplayedMatch match);

    /**
     * A line of the trace cannot be read.
     *
     * @param line its number from 1
     * @param reason what is wrong with it
     */
    void damaged(long line, String reason);
}
