package org.syscalltrack.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.format.RuleFormatter;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.MemorySourceLoader;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.syntax.SyntaxParser;
import org.syscalltrack.dsl.syntax.SyntaxTree;

/** What each pass of the front end costs on mixed rules. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
// A heap of a fixed size: growing it would be measured otherwise.
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-Xmn1g", "-XX:+UseSerialGC"})
public class FrontEndBenchmark {
    /** The size of the file. */
    @Param({"100", "1000", "10000"})
    int rules;

    private final FrontEnd frontEnd = new FrontEnd(Catalog.standard(), Architecture.X86_64);
    private String text = "";
    private SyntaxTree tree = SyntaxParser.parse(SourceFile.ofText("benchmark.sct", ""));
    private RuleSet ruleSet = new RuleSet(Catalog.standard(), Architecture.X86_64, List.of(), List.of());

    /** Makes the file, and what the later passes begin with. */
    @Setup
    public void setUp() {
        text = GeneratedRules.text(rules);
        tree = SyntaxParser.parse(SourceFile.ofText("benchmark.sct", text));
        ruleSet = check().ruleSet().orElseThrow();
    }

    /** Text to tree. */
    @Benchmark
    public SyntaxTree parse() {
        return SyntaxParser.parse(SourceFile.ofText("benchmark.sct", text));
    }

    /** Text to checked and analysed rules. */
    @Benchmark
    public FrontEndResult check() {
        return frontEnd.check(List.of(SourceFile.ofText("benchmark.sct", text)), new MemorySourceLoader(Map.of()));
    }

    /** Checked rules to the plan. */
    @Benchmark
    public Plan plan() {
        return Planner.plan(ruleSet);
    }

    /** Tree to formatted text. */
    @Benchmark
    public String format() {
        return RuleFormatter.format(tree);
    }
}
