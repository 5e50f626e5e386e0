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
 * @param decides at a hook: whether what does not enforce is decided there too, where the entry has postponed it or there
 *     is no call
 */
public record EntryWork(
        Entry entry,
        Optional<Chain> before,
        Optional<Chain> after,
        int hooks,
        List<CarriedObject> objects,
        boolean decides) {
    /** Copies the list. */
    public EntryWork {
        objects = List.copyOf(objects);
    }

    /** What is decided at the entry or the exit. */
    public EntryWork(Entry entry, Optional<Chain> before, Optional<Chain> after, int hooks) {
        this(entry, before, after, hooks, List.of(), true);
    }

    /** The same at a hook that is given these objects. */
    EntryWork at(List<CarriedObject> given, boolean decidesThere) {
        return new EntryWork(entry, before, after, hooks, given, decidesThere);
    }

    /** What the entry leaves undecided of the rules before the call. */
    public Optional<Postponement> postponement() {
        return before.flatMap(Postponement::of);
    }

    /** The rules before the call that the exit decides, where no hook has been passed: all that the entry has left. */
    public Optional<Postponement> atExit() {
        return postponement().filter(Postponement::atExit);
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
