package org.syscalltrack.dsl.plan;

import java.util.OptionalInt;
import org.syscalltrack.dsl.catalog.HookFact;

/**
 * A security hook of a chain's call, with the catalog's names resolved for the chain's entry.
 *
 * @param fact what the catalog says
 * @param condition what holds of the arguments of calls that pass the hook
 * @param changed the only result of the hook, a negative errno, that its caller does not get; empty: the catalog's
 *     {@link HookFact#error()} is about every result, or about none
 * @param told the negative errno that the caller gets instead; empty: it is told of no error
 */
public record PlannedHook(HookFact fact, Condition condition, OptionalInt changed, OptionalInt told) {

    /** Whether the call's caller gets what the hook returns, a negative errno. */
    public boolean tells(int result) {
        boolean asItIs = fact.error().isEmpty() || (changed.isPresent() && changed.getAsInt() != result);
        return asItIs || (told.isPresent() && told.getAsInt() == result);
    }
}
