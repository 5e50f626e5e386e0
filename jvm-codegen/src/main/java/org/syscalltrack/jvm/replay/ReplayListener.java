package org.syscalltrack.jvm.replay;

import java.util.Optional;
import org.syscalltrack.jvm.Match;

/** Told of what happens during a replay; one listener serves one trace at a time. */
public interface ReplayListener {
    /**
     * A rule matched.
     *
     * @param time nanoseconds since 1970-01-01 UTC, 0 where the trace does not tell
     * @param match the rule and what it would have done
     * @param line its log line, where it writes one
     */
    void matched(long time, Match match, Optional<String> line);

    /** A line of the trace cannot be read. */
    void damaged(long line, String reason);
}
