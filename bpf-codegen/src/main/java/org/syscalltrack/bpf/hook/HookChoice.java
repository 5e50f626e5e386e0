package org.syscalltrack.bpf.hook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.syscalltrack.bpf.kernel.KernelRange;
import org.syscalltrack.bpf.kernel.KernelVersion;
import org.syscalltrack.dsl.analysis.Implication;
import org.syscalltrack.dsl.catalog.ArgumentTest;
import org.syscalltrack.dsl.catalog.HookFact;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.PlannedHook;
import org.syscalltrack.dsl.plan.Step;

/**
 * Chooses the security hooks that keep a chain's call from its effect on a kernel.
 *
 * <p>The hooks at which a refusal prevents the whole effect, in the order of the kernel: the first that always covers it,
 * with those before it for what it comes too late for; or else a set whose conditions leave nothing out. Where there is no
 * such set, the hooks that the rules' own filters lead to, and where a rule is content with a part, all that there are.
 */
final class HookChoice {
    private final Chain chain;
    private final List<PlannedHook> usable;
    private final List<PlannedHook> complete;

    HookChoice(Chain chain, KernelVersion kernel) {
        this.chain = chain;
        usable = chain.hooks().stream()
                .filter(hook -> kernelsOf(hook.fact()).contains(kernel))
                .toList();
        complete = complete();
    }

    /** The versions at which something changes for a chain's hooks. */
    static NavigableSet<KernelVersion> changes(Chain chain) {
        NavigableSet<KernelVersion> changes = new TreeSet<>();
        for (PlannedHook hook : chain.hooks()) {
            KernelRange kernels = kernelsOf(hook.fact());
            kernels.since().ifPresent(changes::add);
            kernels.before().ifPresent(changes::add);
        }
        return changes;
    }

    /** The kernels on which the call passes a hook; {@code until} is the last series that has it. */
    private static KernelRange kernelsOf(HookFact fact) {
        return new KernelRange(
                fact.since().flatMap(KernelVersion::of),
                fact.until().flatMap(KernelVersion::of).map(HookChoice::next));
    }

    /** The series after that of a version. */
    private static KernelVersion next(KernelVersion version) {
        return new KernelVersion(version.major(), version.minor() + 1, 0);
    }

    /** The hooks at which what the entry has postponed is decided, among those that the call passes. */
    DecidingHooks deciding() {
        return new DecidingHooks(chain, usable);
    }

    /** Both kinds of hooks, in the order in which the call passes them. */
    List<PlannedHook> with(List<PlannedHook> deciding) {
        List<PlannedHook> enforcing = chain.enforces() ? hooks() : List.of();
        return usable.stream()
                .filter(hook -> enforcing.contains(hook) || deciding.contains(hook))
                .toList();
    }

    /** The hooks that enforce, in the order in which the call passes them; empty if none serves. */
    List<PlannedHook> hooks() {
        if (!complete.isEmpty()) {
            return complete;
        }
        List<Step> enforcing = chain.steps().stream().filter(Step::enforces).toList();
        return usable.stream()
                .filter(hook -> enforcing.stream().anyMatch(step -> step.partial() || leadsTo(step, hook)))
                .toList();
    }

    /** Why a step of the chain is not kept as it says; empty where it is. */
    Optional<String> objection(Step step) {
        if (usable.isEmpty()) {
            return Optional.of("");
        }
        if (complete.isEmpty() && !step.partial() && usable.stream().noneMatch(hook -> leadsTo(step, hook))) {
            return Optional.of(Objections.onlyInPart(chain.call(), usable));
        }
        return hooks().stream()
                .filter(hook -> !Implication.holds(step, new Condition.Not(hook.condition())))
                .flatMap(hook -> Objections.result(chain.call(), hook, step).stream())
                .findFirst();
    }

    /** Whether a hook keeps every call that a step matches from its whole effect. */
    private static boolean leadsTo(Step step, PlannedHook hook) {
        return hook.fact().covers() && Implication.holds(step, hook.condition());
    }

    private List<PlannedHook> complete() {
        List<PlannedHook> chosen = new ArrayList<>();
        Set<String> prevented = new HashSet<>();
        for (PlannedHook hook : usable) {
            HookFact fact = hook.fact();
            if (fact.covers() && fact.condition().isEmpty()) {
                if (fact.alreadyDone().isEmpty()) {
                    chosen.clear();
                }
                chosen.add(hook);
                return chosen;
            }
            if (fact.coverage() == HookFact.Coverage.PART && prevented.add(fact.effect())) {
                chosen.add(hook);
            }
        }
        List<PlannedHook> complementary = complementary();
        return complementary.isEmpty() ? joint() : complementary;
    }

    /** The hooks of which a call passes one. */
    private List<PlannedHook> joint() {
        return usable.stream()
                .filter(hook -> hook.fact().coverage() == HookFact.Coverage.JOINT)
                .toList();
    }

    /** Two hooks of which one is passed where a test holds and the other where it does not. */
    private List<PlannedHook> complementary() {
        List<PlannedHook> whole =
                usable.stream().filter(hook -> hook.fact().covers()).toList();
        for (PlannedHook first : whole) {
            for (PlannedHook second : whole) {
                List<ArgumentTest> one = first.fact().condition();
                List<ArgumentTest> other = second.fact().condition();
                if (one.size() == 1 && other.size() == 1 && areOpposite(one.get(0), other.get(0))) {
                    return List.of(first, second);
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
