package org.syscalltrack.jvm.replay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.jvm.RuleSet;
import org.syscalltrack.jvm.trace.TraceFormat;

/**
 * What a replay came to.
 *
 * @param lines the rules' lines and the damaged lines' reasons, in order
 * @param times of the matches that wrote a line
 */
record Replayed(ReplaySummary summary, List<String> lines, List<Long> times) {
    /** Replays bytes of a format that their first line must tell. */
    static Replayed of(RuleSet rules, byte[] trace) throws IOException {
        return of(rules, Optional.empty(), trace);
    }

    static Replayed of(RuleSet rules, Optional<TraceFormat> format, byte[] trace) throws IOException {
        List<String> lines = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        ReplaySummary summary = new Replay(rules, Catalog.standard())
                .run(format, new ByteArrayInputStream(trace), new ReplayListener() {
                    @Override
                    public void matched(ReplayedMatch match) {
                        match.line().ifPresent(line -> {
                            lines.add(line);
                            times.add(match.time());
                        });
                    }

                    @Override
                    public void damaged(long line, String reason) {
                        lines.add("line " + line + ": " + reason);
                    }
                });
        return new Replayed(summary, lines, times);
    }
}
