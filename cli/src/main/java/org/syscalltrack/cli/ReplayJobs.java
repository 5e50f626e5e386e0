package org.syscalltrack.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.syscalltrack.jvm.replay.Replay;
import org.syscalltrack.jvm.replay.ReplayListener;
import org.syscalltrack.jvm.replay.ReplaySummary;
import org.syscalltrack.jvm.replay.ReplayedMatch;
import org.syscalltrack.jvm.trace.TraceFormat;

/** Replays traces, several at the same time. */
final class ReplayJobs {
    private final Replay replay;
    private final Optional<TraceFormat> format;
    private final Terminal terminal;
    private final ReplayPrinter printer;
    private boolean quiet;
    private boolean verbose;

    ReplayJobs(Replay replay, Optional<TraceFormat> format, Terminal terminal, ReplayPrinter printer) {
        this.replay = replay;
        this.format = format;
        this.terminal = terminal;
        this.printer = printer;
    }

    void setQuiet(boolean isQuiet) {
        quiet = isQuiet;
    }

    void setVerbose(boolean isVerbose) {
        verbose = isVerbose;
    }

    /**
     * Replays all traces.
     *
     * @return the sum of what they came to
     * @throws InputException where a trace cannot be read
     */
    ReplaySummary run(List<Path> traces, int jobs) {
        Progress progress = new Progress(terminal, traces);
        ExecutorService executor = Executors.newFixedThreadPool(Math.min(jobs, traces.size()));
        try {
            List<Future<ReplaySummary>> summaries = new ArrayList<>();
            for (Path trace : traces) {
                summaries.add(executor.submit(() -> replay(trace, traces.size() > 1, progress)));
            }
            ReplaySummary sum = summaries.get(0).get();
            for (Future<ReplaySummary> summary : summaries.subList(1, summaries.size())) {
                sum = sum.plus(summary.get());
            }
            return sum;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a replay failed", e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("the replay was interrupted", e);
        } finally {
            executor.shutdownNow();
            progress.hide();
        }
    }

    private ReplaySummary replay(Path trace, boolean several, Progress progress) {
        String prefix = several ? trace + ": " : "";
        ReplayListener listener = new ReplayListener() {
            @Override
            public void matched(ReplayedMatch match) {
                if (!quiet) {
                    progress.hide();
                    printer.match(prefix, match);
                }
            }

            @Override
            public void damaged(long line, String reason) {
                if (verbose) {
                    progress.hide();
                    terminal.tell(trace + ":" + line + ": " + reason);
                }
            }
        };
        try (InputStream input = progress.counting(open(trace))) {
            return replay.run(format, input, listener);
        } catch (IOException e) {
            throw new InputException("cannot read the trace " + trace + ": " + e.getMessage());
        }
    }

    private static InputStream open(Path trace) throws IOException {
        return trace.equals(Traces.STANDARD_INPUT)
                ? new FileInputStream(FileDescriptor.in)
                : Files.newInputStream(trace);
    }
}
