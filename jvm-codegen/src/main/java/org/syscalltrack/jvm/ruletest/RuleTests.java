package org.syscalltrack.jvm.ruletest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.model.TestCase;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.jvm.Decision;
import org.syscalltrack.jvm.Match;
import org.syscalltrack.jvm.Outcome;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.call.RecordedCall;
import org.syscalltrack.jvm.coverage.Coverage;
import org.syscalltrack.jvm.event.EventWriter;
import org.syscalltrack.jvm.explain.RuleExplainer;

/**
 * Runs the {@code test} blocks of rules on the compiled rules. Every test starts afresh, so their order never shows.
 * Thread-safe, but for the coverage where it is counted.
 */
public final class RuleTests {
    private final RuleSet rules;
    private final org.syscalltrack.jvm.RuleSet compiled;
    private final Optional<Coverage> coverage;

    /** Compiles checked rules. */
    public RuleTests(RuleSet rules) {
        this(rules, Optional.empty());
    }

    /** Compiles checked rules, and counts what the tests reach. */
    public RuleTests(RuleSet rules, Coverage coverage) {
        this(rules, Optional.of(coverage));
    }

    private RuleTests(RuleSet rules, Optional<Coverage> coverage) {
        this.rules = rules;
        this.compiled = org.syscalltrack.jvm.RuleSet.of(Planner.plan(rules));
        this.coverage = coverage;
    }

    /** Runs the tests that stand with the rules, in order. */
    public List<TestResult> run() {
        return rules.tests().stream().map(this::run).toList();
    }

    /** Runs one test. */
    public TestResult run(TestCase test) {
        long start = System.nanoTime();
        RecordedCall call = TestCalls.of(test);
        Outcome outcome = compiled.evaluate(call);
        coverage.ifPresent(counts -> counts.add(test.call(), call, outcome));
        List<Acted> acted = new ArrayList<>();
        add(acted, outcome.before(), call);
        add(acted, outcome.after(), outcome.seenAfter());
        List<String> failures = Expected.failures(test.expectation(), acted);
        List<String> reasons = failures.isEmpty() ? List.of() : reasons(test, outcome, call);
        return new TestResult(test, failures, reasons, System.nanoTime() - start);
    }

    private static void add(List<Acted> acted, Decision decision, CallView call) {
        for (Match match : decision.matches()) {
            acted.add(new Acted(match, EventWriter.line(match, call, 0)));
        }
    }

    /** Both chains, each with the call as it was seen then. */
    private List<String> reasons(TestCase test, Outcome outcome, CallView call) {
        Reasons reasons = new Reasons();
        reasons.add(When.BEFORE, outcome.before(), new RuleExplainer(rules, test.call(), call));
        reasons.add(When.AFTER, outcome.after(), new RuleExplainer(rules, test.call(), outcome.seenAfter()));
        return reasons.lines(test.call().name() + " on " + test.abi().label());
    }
}
