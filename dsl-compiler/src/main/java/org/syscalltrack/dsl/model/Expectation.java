package org.syscalltrack.dsl.model;

import java.util.Optional;
import java.util.OptionalLong;
import org.syscalltrack.dsl.event.Verdict;
import org.syscalltrack.dsl.source.Span;

/**
 * What a test expects. Only what is present is compared; each is satisfied by any rule that acted.
 *
 * @param nothing whether no rule may match
 * @param rule the rule that acts
 * @param type what it does
 * @param errorCode what the caller gets, negative
 * @param signal the signal that is sent
 * @param log the whole log line
 * @param span the expectation in the file
 */
public record Expectation(
        boolean nothing,
        Optional<String> rule,
        Optional<Verdict> type,
        OptionalLong errorCode,
        OptionalLong signal,
        Optional<String> log,
        Span span) {}
