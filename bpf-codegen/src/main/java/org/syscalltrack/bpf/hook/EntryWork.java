package org.syscalltrack.bpf.hook;

import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.HookFact.CarriedObject;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.Chain;

/**
 * All that is decided about one entry of a call.
 *
 * @param entry the entry
 * @param before the rules before the call
 * @param after the rules after it
 * @param hooks how many points at hooks decide {@code before} again; not said at the hooks themselves
 * @param objects at a hook: the kernel's objects among its arguments
 */
public record EntryWork(
        Entry entry, Optional<Chain> before, Optional<Chain> after, int hooks, List<CarriedObject> objects) {
    /** Copies the list. */
    public EntryWork {
        objects = List.copyOf(objects);
    }

    /** What is decided at the entry or the exit. */
    public EntryWork(Entry entry, Optional<Chain> before, Optional<Chain> after, int hooks) {
        this(entry, before, after, hooks, List.of());
    }

    /** The same at a hook that is given these objects. */
    EntryWork at(List<CarriedObject> given) {
        return new EntryWork(entry, before, after, hooks, given);
    }

    /** The call. */
    public SystemCall call() {
        return before.or(() -> after).orElseThrow().call();
    }

    /** Whether a later point needs to know what was decided at the entry, and under which generation. */
    public boolean needsStash() {
        return hooks > 0 || after.isPresent();
    }
}
