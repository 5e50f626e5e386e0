package org.syscalltrack.jvm.replay;

import java.util.Optional;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.jvm.Match;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.event.EventWriter;

/**
 * A rule that matched a call of a trace.
 *
 * @param match the rule and what it would have done
 * @param callName the call's name
 * @param call the call; good until the listener returns
 * @param time nanoseconds since 1970-01-01 UTC, 0 where the trace does not tell
 * @param traceLine the number, from 1, of the trace's line with which the call ends
 */
public record ReplayedMatch(Match match, String callName, CallView call, long time, long traceLine) {

    /** Returns the line that the rule writes, where it writes one. */
    public Optional<String> line() {
        return EventWriter.line(match, call, time);
    }

    /** Returns the event that the rule writes, where it writes one. */
    public Optional<EventRecord> event() {
        return EventWriter.record(match, call, time);
    }
}
