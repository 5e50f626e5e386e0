package org.syscalltrack.jvm.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.event.Verdict;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.ComparisonOperator;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.jvm.call.ArgumentDecoder;
import org.syscalltrack.jvm.call.RecordedCall;
import org.syscalltrack.jvm.explain.Interpreter;

/** The compiled code and the interpreter say the same about drawn rules and drawn calls. */
class CompiledAgainstInterpreterTest {
    private static final SourceFile FILE = SourceFile.ofText("drawn.sct", "");
    private static final SystemCall CALL = Catalog.standard().find("openat").orElseThrow();
    private static final Entry ENTRY = CALL.entry(Abi.X86_64).orElseThrow();

    @Test
    void sayTheSame() {
        long first = Long.getLong("sct.seed", System.nanoTime());
        System.out.println("CompiledAgainstInterpreterTest: -Dsct.seed=" + first);
        int[] truths = new int[4];
        for (long seed = first; seed < first + 500; seed++) {
            compareChain(seed, truths);
        }
        // A generator that never draws one of the four would test little.
        assertThat(truths).doesNotContain(0);
    }

    private static void compareChain(long seed, int[] truths) {
        Random random = new Random(seed);
        RandomConditions conditions = new RandomConditions(random);
        List<Step> steps = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            steps.add(step(steps.size(), conditions.condition(3), random.nextBoolean(), random.nextBoolean()));
        }
        ChainCode code = ChainCompiler.compile(new Chain(CALL, ENTRY, When.AFTER, steps));
        for (int i = 0; i < 60; i++) {
            RandomCall call = new RandomCall(ENTRY, random.nextLong());
            assertThat(compiled(code, call))
                    .as("seed %d, %s", seed, steps.get(0).filter())
                    .isEqualTo(interpreted(steps, call, truths));
        }
    }

    private static Step step(int index, Condition filter, boolean unreadableMatches, boolean continues) {
        Span span = new Span(FILE, 0, 0);
        return new Step(
                new PlannedRule(index, "rule" + index, Verdict.COUNT, span),
                filter,
                span,
                unreadableMatches,
                new PlannedAction.Count(List.of()),
                Optional.empty(),
                continues);
    }

    private static List<String> compiled(ChainCode code, RandomCall call) {
        List<String> told = new ArrayList<>();
        int stopped = code.decide(call, new DecisionSink() {
            @Override
            public void continued(int step) {
                told.add("continued " + step);
            }

            @Override
            public void unreadable(int step) {
                told.add("unreadable " + step);
            }
        });
        told.add("stopped " + stopped);
        return told;
    }

    private static List<String> interpreted(List<Step> steps, RandomCall call, int[] truths) {
        List<String> told = new ArrayList<>();
        Interpreter interpreter = new Interpreter(call);
        for (int i = 0; i < steps.size(); i++) {
            int truth = interpreter.explain(steps.get(i).filter()).truth();
            truths[truth]++;
            boolean unreadable = truth == Truth.UNREADABLE;
            if (unreadable) {
                told.add("unreadable " + i);
            }
            if (truth == Truth.TRUE || (unreadable && steps.get(i).unreadableMatches())) {
                if (!steps.get(i).continues()) {
                    told.add("stopped " + i);
                    return told;
                }
                told.add("continued " + i);
            }
        }
        told.add("stopped " + ChainCode.NONE);
        return told;
    }

    @Test
    void aLongChainAndAWideFilterBecomeSeveralMethods() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            steps.add(step(i, equalsNumber(i), false, false));
        }
        List<Condition> wide = new ArrayList<>();
        for (int i = 1000; i < 6000; i++) {
            wide.add(equalsNumber(i));
        }
        steps.add(step(1000, new Condition.Or(wide), false, false));
        ChainCode code = ChainCompiler.compile(new Chain(CALL, ENTRY, When.BEFORE, steps));
        assertThat(decide(code, 0)).isEqualTo(0);
        assertThat(decide(code, 999)).isEqualTo(999);
        assertThat(decide(code, 1000)).isEqualTo(1000);
        assertThat(decide(code, 5999)).isEqualTo(1000);
        assertThat(decide(code, 6000)).isEqualTo(ChainCode.NONE);
    }

    private static Condition equalsNumber(long number) {
        return new Condition.Comparison(
                ComparisonOperator.EQUAL,
                new IntegerExpression.Load(new IntegerSource.Argument(2, new IntegerType(32, true))),
                new IntegerExpression.Constant(number));
    }

    private static int decide(ChainCode code, long value) {
        RecordedCall call = new RecordedCall(CALL, ENTRY, ArgumentDecoder.NONE);
        call.recorded(2).setValue(value, false);
        return code.decide(call, new DecisionSink() {
            @Override
            public void continued(int step) {}

            @Override
            public void unreadable(int step) {}
        });
    }
}
