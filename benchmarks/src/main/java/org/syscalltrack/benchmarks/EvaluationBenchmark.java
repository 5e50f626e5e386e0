package org.syscalltrack.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.jvm.Outcome;
import org.syscalltrack.jvm.RuleSet;
import org.syscalltrack.jvm.call.ArgumentDecoder;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.call.RecordedCall;
import org.syscalltrack.jvm.call.RecordedProcess;

/** Decisions of calls that lie in memory, in one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EvaluationBenchmark {
    private final RuleSet rules = UnlinkRules.compile();
    private final RecordedCall[] calls = new RecordedCall[64];
    private int next;

    /** Every second call matches. */
    @Setup
    public void fill() {
        for (int i = 0; i < calls.length; i++) {
            RecordedCall call =
                    new RecordedCall(UnlinkRules.UNLINK, UnlinkRules.entry(UnlinkRules.UNLINK), ArgumentDecoder.NONE);
            String path = i % 2 == 0 ? "/etc/passwd" : "/tmp/file" + i;
            call.recorded(0).text().copyFrom(ByteSlice.of(ByteString.ofUtf8(path)));
            RecordedProcess process = new RecordedProcess();
            process.setNumber(ProcessInteger.UID, 0);
            call.setProcess(process);
            calls[i] = call;
        }
    }

    /** Decides one call, before and after. */
    @Benchmark
    public Outcome evaluate() {
        return rules.evaluate(calls[next++ & 63]);
    }
}
