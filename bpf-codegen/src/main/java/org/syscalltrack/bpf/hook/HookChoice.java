package org.syscalltrack.bpf.hook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        List<HookFact> usable =
                call.hooks().stream().filter(HookChoice::isOnEveryKernel).toList();
        List<String> chosen = new ArrayList<>();
        Set<String> prevented = new HashSet<>();
        for (HookFact fact : usable) {
            if (fact.covers() && fact.condition().isEmpty()) {
                if (fact.alreadyDone().isEmpty()) {
                    chosen.clear();
                }
                chosen.add(fact.hook());
                return chosen;
            }
            if (fact.coverage() == HookFact.Coverage.PART && prevented.add(fact.effect())) {
                chosen.add(fact.hook());
            }
        }
        List<String> complementary = complementary(usable);
        return complementary.isEmpty() ? joint(call) : complementary;
    }

    /** Whether all kernels pass the hook and its error reaches the caller as it is. */
    private static boolean isOnEveryKernel(HookFact fact) {
        return fact.since().isEmpty() && fact.until().isEmpty() && fact.error().isEmpty();
    }

    /** The hooks of which a call passes one, if all kernels have all of them. */
    private static List<String> joint(SystemCall call) {
        List<HookFact> joint = call.hooks().stream()
                .filter(fact -> fact.coverage() == HookFact.Coverage.JOINT)
                .toList();
        return joint.stream().allMatch(HookChoice::isOnEveryKernel)
                ? joint.stream().map(HookFact::hook).toList()
                : List.of();
    }

    /** Two hooks of which one is passed where a test holds and the other where it does not. */
    private static List<String> complementary(List<HookFact> usable) {
        List<HookFact> whole = usable.stream().filter(HookFact::covers).toList();
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
