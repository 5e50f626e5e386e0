package org.syscalltrack.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.model.TestCase;
import org.syscalltrack.jvm.coverage.Coverage;
import org.syscalltrack.jvm.ruletest.RuleTests;

/** A thousand rule tests, made of the samples' own, in one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RuleTestBenchmark {
    private static final int TESTS = 1000;

    private final RuleSet rules = Samples.check("files/secrets.sct", "network/outbound.sct", "processes/shells.sct");

    /** Compiles the rules and runs the tests. */
    @Benchmark
    public void tests(Blackhole hole) {
        run(new RuleTests(rules), hole);
    }

    /** The same, with every condition's coverage counted. */
    @Benchmark
    public void testsWithCoverage(Blackhole hole) {
        run(new RuleTests(rules, new Coverage(rules)), hole);
    }

    private void run(RuleTests tests, Blackhole hole) {
        for (int i = 0; i < TESTS; i++) {
            TestCase test = rules.tests().get(i % rules.tests().size());
            hole.consume(tests.run(test));
        }
    }
}
