package org.syscalltrack.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.jvm.RuleSet;
import org.syscalltrack.jvm.replay.Replay;
import org.syscalltrack.jvm.replay.ReplayListener;
import org.syscalltrack.jvm.replay.ReplaySummary;
import org.syscalltrack.jvm.replay.ReplayedMatch;
import org.syscalltrack.jvm.trace.TraceFormat;

/**
 * Lines of strace from their bytes to a verdict, in one thread, by the rules of two samples: two thirds of the lines are
 * calls that a rule looks at.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StraceBenchmark {
    private static final int LINES = 30_000;
    private static final Optional<TraceFormat> STRACE = Optional.of(TraceFormat.STRACE);

    private final byte[] trace = ("4711  1795431311.579757 openat(AT_FDCWD</srv/demo>, \"/etc/ld.so.cache\","
                    + " O_RDONLY|O_CLOEXEC) = 3</etc/ld.so.cache>\n"
                    + "4711  1795431311.579922 read(3</etc/ld.so.cache>, \"\\177ELF\\2\\1\\1\\3\\0\\0\\0\\0\"..., 832) = 832\n"
                    + "4711  1795431311.617815 unlinkat(AT_FDCWD</srv/demo>, \"/srv/demo/some/file\", 0) = 0\n")
            .repeat(LINES / 3)
            .getBytes(StandardCharsets.US_ASCII);
    private final Replay replay = new Replay(
            RuleSet.of(Planner.plan(Samples.check("article/today.conf", "files/secrets.sct"))), Catalog.standard());

    /** Reads and decides all lines. */
    @Benchmark
    @OperationsPerInvocation(LINES)
    public ReplaySummary lines() throws IOException {
        return replay.run(STRACE, new ByteArrayInputStream(trace), new ReplayListener() {
            @Override
            public void matched(ReplayedMatch match) {}

            @Override
            public void damaged(long line, String reason) {
                throw new IllegalStateException("line " + line + ": " + reason);
            }
        });
    }
}
