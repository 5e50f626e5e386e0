package org.syscalltrack.jvm.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.jvm.Decision;
import org.syscalltrack.jvm.Match;
import org.syscalltrack.jvm.Outcome;
import org.syscalltrack.jvm.RuleSet;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.call.RecordedCall;
import org.syscalltrack.jvm.event.EventWriter;
import org.syscalltrack.jvm.trace.AuditReader;
import org.syscalltrack.jvm.trace.StraceReader;
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
     * Replays what strace recorded.
     *
     * @param input the trace, plain or compressed by gzip or zstd; not closed
     * @throws IOException where the stream fails; damaged lines are counted
     */
    public ReplaySummary strace(InputStream input, ReplayListener listener) throws IOException {
        Run run = new Run(listener);
        new StraceReader(catalog, rules.plan().architecture()).read(TraceInput.decompressed(input), run);
        return run.summary();
    }

    /**
     * Replays what auditd recorded.
     *
     * @param input the log, plain or compressed by gzip or zstd; not closed
     * @throws IOException where the stream fails; damaged lines are counted
     */
    public ReplaySummary audit(InputStream input, ReplayListener listener) throws IOException {
        Run run = new Run(listener);
        new AuditReader(catalog).read(TraceInput.decompressed(input), run);
        return run.summary();
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
        public void call(RecordedCall call, long time) {
            calls++;
            Outcome outcome = rules.evaluate(call);
            report(outcome.before(), call, time);
            report(outcome.after(), outcome.seenAfter(), time);
        }

        private void report(Decision decision, CallView call, long time) {
            for (Match match : decision.matches()) {
                matched[match.step().rule().index()]++;
                listener.matched(time, match, EventWriter.line(match, call, time));
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

        ReplaySummary summary() {
            List<ReplaySummary.RuleCount> counts = new ArrayList<>();
            for (PlannedRule rule : rules.plan().rules()) {
                counts.add(new ReplaySummary.RuleCount(rule, matched[rule.index()], unreadable[rule.index()]));
            }
            return new ReplaySummary(calls, damaged, counts);
        }
    }
}
