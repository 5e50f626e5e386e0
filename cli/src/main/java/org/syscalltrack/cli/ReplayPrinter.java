package org.syscalltrack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.syscalltrack.dsl.event.ByteEscaper;
import org.syscalltrack.dsl.event.EventJson;
import org.syscalltrack.dsl.event.Verdict;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.jvm.Match;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.replay.ReplaySummary;
import org.syscalltrack.jvm.replay.ReplayedMatch;

/** Prints what a replay finds: the lines that rules log, the calls that they refuse, and a summary. Thread-safe. */
final class ReplayPrinter {
    private final Terminal terminal;
    private final boolean json;
    private final EventJson events = new EventJson(Instant.EPOCH);

    ReplayPrinter(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    /** Prints a match; rules that count or pass print nothing. */
    void match(String prefix, ReplayedMatch replayed) {
        text(replayed).ifPresent(text -> print(json ? text : prefix + text));
    }

    private Optional<String> text(ReplayedMatch replayed) {
        Match match = replayed.match();
        if (json) {
            Step step = match.step();
            return step.event().flatMap(event -> replayed.event().map(record -> events.render(record, event.layout())));
        }
        Verdict verdict = match.rule().verdict();
        if (verdict == Verdict.LOG) {
            return replayed.line();
        }
        if (verdict == Verdict.COUNT || verdict == Verdict.PASS) {
            return Optional.empty();
        }
        return Optional.of(
                "would " + match.actionText() + " by rule " + match.rule().name() + ": "
                        + replayed.line().orElseGet(() -> caller(replayed)) + " (line " + replayed.traceLine() + ")");
    }

    /** {@code "rm"[2019] unlink}. */
    private static String caller(ReplayedMatch replayed) {
        CallView call = replayed.call();
        ByteSlice name = call.process().name(ProcessString.COMM);
        StringBuilder text = new StringBuilder();
        if (name.state() == Availability.KNOWN) {
            ByteEscaper.appendQuoted(text, name.toByteString());
        } else {
            text.append('?');
        }
        boolean known = call.process().numberState(ProcessInteger.PID) == Availability.KNOWN;
        text.append('[').append(known ? call.process().number(ProcessInteger.PID) : "?");
        return text.append("] ").append(replayed.callName()).toString();
    }

    private synchronized void print(String line) {
        try {
            terminal.print(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints the summary: to the errors where the output is for programs. */
    void summary(ReplaySummary summary, boolean toErrors) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%d calls that a rule names, in %d lines; %d lines could not be read",
                summary.calls(),
                summary.lines(),
                summary.damaged()));
        int width = summary.rules().stream()
                .mapToInt(count -> count.rule().name().length())
                .max()
                .orElse(0);
        for (ReplaySummary.RuleCount count : summary.rules()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "rule %-" + Math.max(1, width) + "s  %-7s matched %d, unknown for lack of a value %d",
                    count.rule().name(),
                    count.rule().verdict(),
                    count.matched(),
                    count.unreadable()));
        }
        lines.forEach(toErrors ? terminal::tell : this::print);
    }
}
