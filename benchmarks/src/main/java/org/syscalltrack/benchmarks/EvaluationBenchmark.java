package org.syscalltrack.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.jvm.RuleSet;
import org.syscalltrack.jvm.call.RecordedCall;
import org.syscalltrack.jvm.ruletest.TestCalls;

/**
 * Decisions, before and after, of calls that lie in memory, in one thread: the calls of a sample's own tests, about half
 * of which match.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EvaluationBenchmark {
    private static final int CALLS = 64;

    /** The sample. */
    @Param({"article/tests.sct", "files/secrets.sct", "network/outbound.sct", "processes/shells.sct"})
    public String sample = "";

    private RuleSet rules = RuleSet.of(Planner.plan(Samples.check("article/tests.sct")));
    private final RecordedCall[] calls = new RecordedCall[CALLS];

    /** Takes the calls of the tests, again and again. */
    @Setup
    public void fill() {
        org.syscalltrack.dsl.model.RuleSet checked = Samples.check(sample);
        rules = RuleSet.of(Planner.plan(checked));
        for (int i = 0; i < CALLS; i++) {
            calls[i] = TestCalls.of(checked.tests().get(i % checked.tests().size()));
        }
    }

    /** Decides all calls. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public void evaluate(Blackhole hole) {
        for (RecordedCall call : calls) {
            hole.consume(rules.evaluate(call));
        }
    }
}
