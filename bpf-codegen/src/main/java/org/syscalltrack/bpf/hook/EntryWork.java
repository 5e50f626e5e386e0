package org.syscalltrack.bpf.hook;

import java.util.Optional;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.Chain;

/**
 * All that is decided about one entry of a call.
 *
 * @param entry the entry
 * @param before the rules before the call
 * @param after the rules after it
 * @param hooks how many points at hooks decide {@code before} again
 */
public record EntryWork(Entry entry, Optional<Chain> before, Optional<Chain> after, int hooks) {
    /** The call. */
    public SystemCall call() {
        return before.or(() -> after).orElseThrow().call();
    }

    /** Whether a later point needs to know what was decided at the entry, and under which generation. */
    public boolean needsStash() {
        return hooks > 0 || after.isPresent();
    }
}
