package org.syscalltrack.bpf.hook;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.catalog.ArgumentTest;
import org.syscalltrack.dsl.catalog.HookFact;
import org.syscalltrack.dsl.catalog.SystemCall;

/** Chooses the security hooks that keep a call from its effect. */
final class HookChoice {
    private HookChoice() {}

    /**
     * The hooks at which a refusal prevents the whole effect of a call, in the order of the kernel: the first that
     * always covers it, with those before it for what it comes too late for; or else a set whose conditions leave
     * nothing out. Empty if there is none.
     */
    static List<String> of(SystemCall call) {
        List<String> chosen = new ArrayList<>();
        for (HookFact fact : call.hooks()) {
            if (fact.covers() && fact.condition().isEmpty()) {
                if (fact.alreadyDone().isEmpty()) {
                    chosen.clear();
                }
                chosen.add(fact.hook());
                return chosen;
            }
            if (!fact.covers()) {
                chosen.add(fact.hook());
            }
        }
        return complementary(call);
    }

    /** Two hooks of which one is passed where a test holds and the other where it does not. */
    private static List<String> complementary(SystemCall call) {
        List<HookFact> whole = call.hooks().stream().filter(HookFact::covers).toList();
        for (HookFact first : whole) {
            for (HookFact second : whole) {
                if (first.condition().size() == 1
                        && second.condition().size() == 1
                        && areOpposite(
                                first.condition().get(0), second.condition().get(0))) {
                    return List.of(first.hook(), second.hook());
                }
            }
        }
        return List.of();
    }

    private static boolean areOpposite(ArgumentTest one, ArgumentTest other) {
        return one.parameter().equals(other.parameter())
                && one.mask().equals(other.mask())
                && one.values().equals(other.values())
                && one.negated() != other.negated();
    }
}
