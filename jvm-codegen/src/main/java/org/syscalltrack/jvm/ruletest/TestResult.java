package org.syscalltrack.jvm.ruletest;

import java.util.List;
import org.syscalltrack.dsl.model.TestCase;

/**
 * What came of a test.
 *
 * @param test the test
 * @param failures what was expected and what came, one line each; none: it passed
 * @param reasons for each rule that looked at the call, what its filter came to and with which values
 * @param nanoseconds how long it took
 */
public record TestResult(TestCase test, List<String> failures, List<String> reasons, long nanoseconds) {
    /** Copies the lists. */
    public TestResult {
        failures = List.copyOf(failures);
        reasons = List.copyOf(reasons);
    }

    /** Whether everything that was expected came. */
    public boolean passed() {
        return failures.isEmpty();
    }
}
