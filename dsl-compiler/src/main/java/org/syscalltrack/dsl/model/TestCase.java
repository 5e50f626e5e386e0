package org.syscalltrack.dsl.model;

import java.util.List;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.source.Span;

/**
 * A checked test: one call by one process, and what the rules must make of it.
 *
 * @param name its name
 * @param call the call
 * @param abi the entry that the call uses
 * @param arguments one for each parameter, in canonical order; that of an out-parameter is what the call leaves there
 * @param result what the call returns where no rule makes it fail
 * @param process who calls
 * @param expectation what must happen
 * @param nameSpan its name in the file
 * @param span the test in the file
 */
public record TestCase(
        String name,
        SystemCall call,
        Abi abi,
        List<TestArgument> arguments,
        long result,
        TestProcess process,
        Expectation expectation,
        Span nameSpan,
        Span span) {
    /** Copies the list. */
    public TestCase {
        arguments = List.copyOf(arguments);
    }
}
