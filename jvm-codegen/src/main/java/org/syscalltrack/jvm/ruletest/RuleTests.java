package org.syscalltrack.jvm.ruletest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.model.Expectation;
import org.syscalltrack.dsl.model.TestCase;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.jvm.Decision;
import org.syscalltrack.jvm.Match;
import org.syscalltrack.jvm.Outcome;
import org.syscalltrack.jvm.RuleSet;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.call.RecordedCall;
import org.syscalltrack.jvm.coverage.Coverage;
import org.syscalltrack.jvm.event.EventWriter;
import org.syscalltrack.jvm.explain.Interpreter;
import org.syscalltrack.jvm.explain.SourceLabels;

/** Runs tests against compiled rules. Every test starts afresh, so their order never shows. */
public final class RuleTests {
    private final RuleSet rules;
    private final Optional<Coverage> coverage;

    /** Makes a runner for rules. */
    public RuleTests(RuleSet rules) {
        this(rules, Optional.empty());
    }

    /** Makes a runner for rules that counts what the tests reach. */
    public RuleTests(RuleSet rules, Coverage coverage) {
        this(rules, Optional.of(coverage));
    }

    private RuleTests(RuleSet rules, Optional<Coverage> coverage) {
        this.rules = rules;
        this.coverage = coverage;
    }

    /** Runs one test. */
    public TestResult run(TestCase test) {
        long start = System.nanoTime();
        Entry entry = test.call().entry(test.abi()).orElseThrow();
        RecordedCall call = TestCall.of(test, entry);
        Outcome outcome = rules.evaluate(call);
        coverage.ifPresent(counts -> counts.add(test, call, outcome));
        List<Acted> acted = new ArrayList<>();
        add(acted, outcome.before(), call);
        add(acted, outcome.after(), outcome.seenAfter());
        List<String> failures = compare(test.expectation(), acted);
        List<String> reasons = failures.isEmpty() ? List.of() : reasons(test, entry, outcome, call);
        return new TestResult(test, failures, reasons, System.nanoTime() - start);
    }

    /** A rule that acted, and the line that it wrote. */
    private record Acted(Match match, Optional<String> line) {
        String rule() {
            return match.step().rule().name();
        }
    }

    private static void add(List<Acted> acted, Decision decision, CallView call) {
        for (Match match : decision.matches()) {
            acted.add(new Acted(match, EventWriter.line(match, call, 0)));
        }
    }

    private static List<String> compare(Expectation expected, List<Acted> acted) {
        List<String> failures = new ArrayList<>();
        if (expected.nothing() && !acted.isEmpty()) {
            failures.add("expected nothing, got " + names(acted));
        }
        expected.rule().ifPresent(rule -> {
            if (acted.stream().noneMatch(one -> one.rule().equals(rule))) {
                failures.add("expected rule " + rule + ", got " + names(acted));
            }
        });
        expected.type().ifPresent(type -> {
            if (acted.stream().noneMatch(one -> one.match().step().rule().verdict() == type)) {
                failures.add("expected type " + type + ", got " + names(acted));
            }
        });
        expected.errorCode().ifPresent(code -> {
            if (acted.stream()
                    .noneMatch(one -> one.match().step().action() instanceof PlannedAction.Fail fail
                            && fail.errorCode() == code)) {
                failures.add("expected error_code " + code + ", got " + names(acted));
            }
        });
        expected.signal().ifPresent(signal -> {
            if (acted.stream()
                    .noneMatch(one -> one.match().step().action() instanceof PlannedAction.Kill kill
                            && kill.signal() == signal)) {
                failures.add("expected signal " + signal + ", got " + names(acted));
            }
        });
        expected.log().ifPresent(log -> {
            if (acted.stream().noneMatch(one -> one.line().equals(Optional.of(log)))) {
                failures.add("expected log " + log);
                acted.forEach(one -> one.line().ifPresent(line -> failures.add("     got log " + line)));
            }
        });
        return failures;
    }

    private static String names(List<Acted> acted) {
        if (acted.isEmpty()) {
            return "nothing";
        }
        return String.join(
                ", ",
                acted.stream()
                        .map(one -> one.rule() + " (" + action(one.match().step()) + ")")
                        .toList());
    }

    private static String action(Step step) {
        String type = step.rule().verdict().name();
        if (step.action() instanceof PlannedAction.Fail fail) {
            return type + " " + fail.errorCode();
        }
        return step.action() instanceof PlannedAction.Kill kill ? type + " " + kill.signal() : type;
    }

    /** Both chains, each with the call as it was seen then. */
    private List<String> reasons(TestCase test, Entry entry, Outcome outcome, CallView call) {
        List<String> reasons = new ArrayList<>();
        for (Chain chain : rules.plan().chains()) {
            if (!chain.entry().equals(entry)) {
                continue;
            }
            CallView seen = switch (chain.when()) {
                case BEFORE -> call;
                case AFTER -> outcome.seenAfter();
            };
            Interpreter interpreter = new Interpreter(seen, SourceLabels.of(test.call()));
            for (Step step : chain.steps()) {
                reasons.addAll(Reasons.of(step, interpreter.explain(step.filter())));
            }
        }
        return reasons;
    }
}
