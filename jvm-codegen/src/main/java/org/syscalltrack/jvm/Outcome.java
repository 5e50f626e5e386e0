package org.syscalltrack.jvm;

import java.util.List;
import java.util.stream.Stream;
import org.syscalltrack.jvm.call.CallView;

/**
 * What the rules say to a whole call.
 *
 * @param before the decision before the call
 * @param after the decision after the call; none matched where the call has no result, as after KILL or SUSPEND
 * @param seenAfter the call as the second decision saw it: with the error that a rule gave, or the value it wrote
 */
public record Outcome(Decision before, Decision after, CallView seenAfter) {

    /** Returns all matches, in order. */
    public List<Match> matches() {
        return Stream.concat(before.matches().stream(), after.matches().stream())
                .toList();
    }
}
