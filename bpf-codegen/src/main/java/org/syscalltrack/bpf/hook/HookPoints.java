package org.syscalltrack.bpf.hook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.syscalltrack.bpf.kernel.KernelRange;
import org.syscalltrack.bpf.kernel.KernelVersion;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.PlannedHook;
import org.syscalltrack.dsl.plan.Step;

/**
 * The security hooks of some chains. Which hooks a call passes, and what they are given, differs by kernel; so a hook that
 * has other work on other kernels is several points, of which each kernel gets one.
 */
final class HookPoints {
    private final List<KernelRange> ranges;
    private final Optional<KernelVersion> kernel;
    /** By hook: its work on each of the ranges. */
    private final Map<String, List<List<EntryWork>>> work = new LinkedHashMap<>();

    /** By range: what cannot be kept on it. */
    private final List<List<UnservedStep>> unserved = new ArrayList<>();

    /**
     * Begins with the kernels that matter.
     *
     * @param kernel the only kernel; empty: any
     */
    HookPoints(List<Chain> chains, Optional<KernelVersion> kernel) {
        this.kernel = kernel;
        NavigableSet<KernelVersion> changes = new TreeSet<>();
        if (kernel.isEmpty()) {
            chains.stream().map(HookChoice::changes).forEach(changes::addAll);
        }
        ranges = KernelRange.between(changes);
        ranges.forEach(range -> unserved.add(new ArrayList<>()));
    }

    /** Adds the hooks of an entry's rules before the call, and returns how many points decide those on some kernel. */
    int add(EntryWork entry) {
        Chain chain = entry.before().orElseThrow();
        int most = 0;
        for (int i = 0; i < ranges.size(); i++) {
            HookChoice choice =
                    new HookChoice(chain, kernel.orElse(ranges.get(i).first()));
            for (Step step : chain.steps()) {
                if (step.enforces()) {
                    Optional<String> objection = choice.objection(step);
                    if (objection.isPresent()) {
                        unserved.get(i).add(new UnservedStep(chain.call(), step, objection.get()));
                    }
                }
            }
            most = Math.max(most, add(entry, choice, i));
        }
        return most;
    }

    /** Adds the hooks on a range of kernels, and returns how many there are. */
    private int add(EntryWork entry, HookChoice choice, int range) {
        Chain chain = entry.before().orElseThrow();
        boolean postpones = entry.postponement().isPresent();
        List<PlannedHook> deciding = List.of();
        if (postpones) {
            deciding = choice.deciding().hooks();
            for (Step step : chain.steps()) {
                if (!step.enforces()) {
                    choice.deciding()
                            .objection(step)
                            .ifPresent(reason -> unserved.get(range).add(new UnservedStep(chain.call(), step, reason)));
                }
            }
        }
        Map<String, EntryWork> hooks = new LinkedHashMap<>();
        for (PlannedHook hook : choice.with(deciding)) {
            boolean decides = !postpones || deciding.contains(hook);
            hooks.merge(
                    hook.fact().hook(),
                    entry.at(hook.fact().objects(), decides),
                    (first, second) -> first.decides() ? first : first.at(first.objects(), second.decides()));
        }
        hooks.forEach((hook, work) -> at(hook).get(range).add(work));
        return hooks.size();
    }

    /** Whether hooks keep all that a chain enforces, on every kernel that matters. */
    boolean keep(Chain chain) {
        return ranges.stream()
                .map(range -> new HookChoice(chain, kernel.orElse(range.first())))
                .allMatch(choice -> chain.steps().stream()
                        .filter(Step::enforces)
                        .allMatch(step -> choice.objection(step).isEmpty()));
    }

    private List<List<EntryWork>> at(String hook) {
        return work.computeIfAbsent(hook, key -> {
            List<List<EntryWork>> each = new ArrayList<>();
            ranges.forEach(range -> each.add(new ArrayList<>()));
            return each;
        });
    }

    /** The points, in the order in which their hooks were first needed. */
    List<PlannedPoint> points() {
        List<PlannedPoint> points = new ArrayList<>();
        work.forEach((hook, each) -> {
            for (int from = 0, to; from < each.size(); from = to) {
                KernelRange range = ranges.get(from);
                for (to = from + 1; to < each.size() && each.get(to).equals(each.get(from)); to++) {
                    range = range.to(ranges.get(to));
                }
                if (!each.get(from).isEmpty()) {
                    points.add(new PlannedPoint(new DecisionPoint(Mechanism.LSM, hook, range), each.get(from)));
                }
            }
        });
        return points;
    }

    /** What is kept on no kernel at all: then what is missing on the newest. */
    List<UnservedStep> unserved() {
        return unserved.stream().anyMatch(List::isEmpty) ? List.of() : unserved.get(unserved.size() - 1);
    }

    /** The kernels on which everything is kept: all from the first such range on. */
    KernelRange kernels() {
        for (int i = 0; i < ranges.size(); i++) {
            if (unserved.get(i).isEmpty()) {
                return new KernelRange(ranges.get(i).since(), Optional.empty());
            }
        }
        return KernelRange.ALL;
    }
}
