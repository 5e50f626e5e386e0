package org.syscalltrack.dsl.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.source.Span;

/**
 * A checked rule.
 *
 * @param name unique in the rule set: the second of two alike is {@code x#2}
 * @param information what it says about itself
 * @param enabled whether it is compiled
 * @param calls the calls it names, each once, by name
 * @param everyCall whether it was written for {@code *}
 * @param abis the ABIs whose entries it covers; a call that one of them lacks is skipped there
 * @param filter what must be true for it to match; none: always
 * @param when before or after the call
 * @param unreadableMatches whether a filter that is unknown through unreadable values matches
 * @param partial whether enforcement that is only partial is accepted
 * @param action what it does
 * @param nameSpan its name in the file
 * @param span the rule in the file
 */
public record Rule(
        String name,
        Information information,
        boolean enabled,
        List<SystemCall> calls,
        boolean everyCall,
        Set<Abi> abis,
        Optional<Predicate> filter,
        When when,
        boolean unreadableMatches,
        boolean partial,
        Action action,
        Span nameSpan,
        Span span) {
    /** Copies the collections. */
    public Rule {
        calls = List.copyOf(calls);
        abis = Set.copyOf(abis);
    }

    /** Whether the action keeps the call from its effect, or changes what it does or returns. */
    public boolean enforces() {
        return action instanceof Action.Fail
                || action instanceof Action.Kill
                || action instanceof Action.Suspend
                || action instanceof Action.Rewrite;
    }

    /**
     * What a rule says about itself.
     *
     * @param description a sentence for people
     * @param severity one of syslog's names
     * @param tags free words, such as ATT&amp;CK numbers
     */
    public record Information(Optional<String> description, Optional<String> severity, List<String> tags) {
        /** Copies the list. */
        public Information {
            tags = List.copyOf(tags);
        }
    }
}
