package org.syscalltrack.lsp.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.syscalltrack.dsl.check.LiveFrontEnd;
import org.syscalltrack.dsl.model.TestCase;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.jvm.RulesException;
import org.syscalltrack.jvm.ruletest.RuleTests;
import org.syscalltrack.jvm.ruletest.TestResult;

/** Runs a program's tests as the command line does, on the JVM backend. */
public final class TestRun {
    private TestRun() {}

    /**
     * What came of one test.
     *
     * @param name its name
     * @param span where it has its name
     * @param passed whether everything that was expected came
     * @param message what was expected and what came, and why; empty where it passed
     * @param milliseconds how long it took
     */
    public record Outcome(String name, Span span, boolean passed, String message, double milliseconds) {}

    /**
     * Runs the tests with that name, or all.
     *
     * @param cancellation throws where nobody waits for the outcomes any more; asked before each test
     * @return the outcomes; empty where the program has errors and cannot be run
     */
    public static Optional<List<Outcome>> run(
            LiveFrontEnd.Result program, Optional<String> name, CancelChecker cancellation) {
        return program.ruleSet().map(rules -> {
            List<TestCase> wanted = rules.tests().stream()
                    .filter(test -> name.isEmpty() || name.get().equals(test.name()))
                    .toList();
            List<Outcome> outcomes = new ArrayList<>();
            try {
                RuleTests tests = new RuleTests(rules);
                for (TestCase test : wanted) {
                    cancellation.checkCanceled();
                    outcomes.add(outcome(tests.run(test)));
                }
            } catch (RulesException e) {
                wanted.forEach(test -> outcomes.add(
                        new Outcome(test.name(), test.nameSpan(), false, String.valueOf(e.getMessage()), 0)));
            }
            return outcomes;
        });
    }

    private static Outcome outcome(TestResult result) {
        List<String> lines = new ArrayList<>(result.failures());
        // Places in reasons count from the start of a part, which says nothing to a reader.
        result.reasons().forEach(reason -> lines.add(reason.replaceFirst(" at \\S+:\\d+:\\d+: ", ": ")));
        return new Outcome(
                result.test().name(),
                result.test().nameSpan(),
                result.passed(),
                result.passed() ? "" : String.join("\n", lines),
                result.nanoseconds() / 1e6);
    }
}
