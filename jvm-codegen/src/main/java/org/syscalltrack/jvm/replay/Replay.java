package org.syscalltrack.jvm.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.jvm.Decision;
import org.syscalltrack.jvm.Match;
import org.syscalltrack.jvm.Outcome;
import org.syscalltrack.jvm.RuleSet;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.call.RecordedCall;
import org.syscalltrack.jvm.trace.TraceFormat;
import org.syscalltrack.jvm.trace.TraceInput;
import org.syscalltrack.jvm.trace.TraceSink;

/** Runs rules over traces. Thread-safe: several traces may be replayed at once, each with its own listener. */
public final class Replay {
    private final RuleSet rules;
    private final Catalog catalog;

    /** Makes a replay of rules that were planned with a catalog. */
    public Replay(RuleSet rules, Catalog catalog) {
        this.rules = rules;
        this.catalog = catalog;
    }

    /**
     * Replays a trace.
     *
     * @param format what wrote it; where left out, its first line tells
     * @param input the trace, plain or compressed by gzip or zstd; not closed
     * @param listener told of matches and of damaged lines
     * @throws IOException where the stream fails; damaged lines are counted
     */
    public ReplaySummary run(Optional<TraceFormat> format, InputStream input, ReplayListener listener)
            throws IOException {
        BufferedInputStream plain = TraceInput.decompressed(input);
        TraceFormat told = format.isPresent() ? format.get() : TraceFormat.of(plain);
        Run run = new Run(listener);
        long lines = told.reader(catalog, rules.plan().architecture()).read(plain, run);
        return run.summary(lines);
    }

    private final class Run implements TraceSink {
        private final ReplayListener listener;
        private final long[] matched = new long[rules.plan().rules().size()];
        private final long[] unreadable = new long[matched.length];
        private long calls;
        private long damaged;

        Run(ReplayListener listener) {
            this.listener = listener;
        }

        @Override
        public boolean wants(Entry entry) {
            return rules.covers(entry);
        }

        @Override
        public void call(RecordedCall call, long time, long line) {
            calls++;
            Outcome outcome = rules.evaluate(call);
            String name = call.call().name();
            report(outcome.before(), name, call, time, line);
            report(outcome.after(), name, outcome.seenAfter(), time, line);
        }

        @Override
        public void point(RecordedCall call, When when, long time, long line) {
            calls++;
            report(rules.decide(call, when), call.call().name(), call, time, line);
        }

        private void report(Decision decision, String name, CallView call, long time, long line) {
            for (Match match : decision.matches()) {
                matched[match.rule().index()]++;
                listener.matched(new ReplayedMatch(match, name, call, time, line));
            }
            for (PlannedRule rule : decision.unreadable()) {
                unreadable[rule.index()]++;
            }
        }

        @Override
        public void damaged(long line, String reason) {
            damaged++;
            listener.damaged(line, reason);
        }

        ReplaySummary summary(long lines) {
            List<ReplaySummary.RuleCount> counts = new ArrayList<>();
            for (PlannedRule rule : rules.plan().rules()) {
                counts.add(new ReplaySummary.RuleCount(rule, matched[rule.index()], unreadable[rule.index()]));
            }
            return new ReplaySummary(lines, calls, damaged, counts);
        }
    }
}
