package org.syscalltrack.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a keystroke to its diagnostics: what an editor sends and receives, with JSON and pipes. Each keystroke types or
 * takes back a digit in the name of some rule of a large file, and other rules may have that name.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx512m"})
public class KeystrokeBenchmark {
    private static final String NAME = "rule_name = r";

    /** The size of the file, in rules of six lines. */
    @Param("1667")
    int rules;

    private final EditorConnection editor = new EditorConnection();
    private final Random random = new Random(1);
    private String[] lines = {};
    private int typed = -1;

    /** Opens the file. */
    @Setup
    public void setUp() throws InterruptedException {
        String text = GeneratedRules.text(rules);
        lines = text.split("\n", -1);
        editor.open(text);
    }

    /** One keystroke. */
    @Benchmark
    public PublishDiagnosticsParams keystroke() throws InterruptedException {
        if (typed >= 0) {
            int line = typed;
            typed = -1;
            return editor.change(range(line, 1), "");
        }
        do {
            typed = random.nextInt(lines.length);
        } while (!lines[typed].contains(NAME));
        return editor.change(range(typed, 0), "9");
    }

    private Range range(int line, int length) {
        int column = lines[line].indexOf(NAME) + NAME.length();
        return new Range(new Position(line, column), new Position(line, column + length));
    }

    /** Says how much memory server and editor together keep. */
    @TearDown
    public void tearDown() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "%d lines, %d keystrokes: %d MiB of heap in use%n",
                lines.length, editor.changes(), (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        editor.close();
    }
}
