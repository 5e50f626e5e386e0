package org.syscalltrack.kmod.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.When;

/**
 * A kernel function that is redirected, and all calls that come by it: several where it is a multiplexer's, or where a
 * call without parameters has the same function for both ABIs (SYSCALL_DEFINE0 of
 * arch/x86/include/asm/syscall_wrapper.h makes the two names aliases).
 */
final class HookedFunction {
    private final String symbol;
    private final List<Way> ways = new ArrayList<>();

    /** One entry by which the function is reached, with its chains. */
    static final class Way {
        private final EntryCode entry;
        private Optional<Chain> before = Optional.empty();
        private Optional<Chain> after = Optional.empty();

        Way(EntryCode entry) {
            this.entry = entry;
        }

        EntryCode entry() {
            return entry;
        }

        Optional<Chain> before() {
            return before;
        }

        Optional<Chain> after() {
            return after;
        }

        /** What the function for a chain is called. */
        String name(When when) {
            return (when == When.BEFORE ? "before_" : "after_") + entry.prefix();
        }
    }

    HookedFunction(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    List<Way> ways() {
        return ways;
    }

    /** Adds a chain to the way that its entry is. */
    void add(Chain chain, EntryCode entry) {
        Way way = ways.stream().filter(each -> each.entry == entry).findFirst().orElseGet(() -> {
            Way added = new Way(entry);
            ways.add(added);
            return added;
        });
        if (chain.when() == When.BEFORE) {
            way.before = Optional.of(chain);
        } else {
            way.after = Optional.of(chain);
        }
    }

    /** What the kernel calls the function by which an entry comes in; aliases of one function have one key. */
    static String keyOf(Entry entry) {
        return entry.arguments().isEmpty()
                ? entry.symbol().replaceFirst("^__(x64|ia32)_sys_", "__do_sys_")
                : entry.symbol();
    }

    /** Whether the wrapper must come back after the call: for rules after it, or with other arguments. */
    boolean comesBack() {
        return ways.stream()
                .anyMatch(way -> way.after.isPresent()
                        || way.before.stream()
                                .flatMap(chain -> chain.steps().stream())
                                .anyMatch(step -> step.action() instanceof PlannedAction.Rewrite));
    }

    /** Whether both ABIs come by this function. */
    boolean isShared() {
        return ways.stream().anyMatch(way -> way.entry.entry().arguments().isEmpty());
    }

    /** Whether the call's number or selector tells the ways apart. */
    boolean hasNumbers() {
        return ways.stream().map(way -> way.entry.entry().number()).distinct().count() > 1 && !isShared();
    }
}
