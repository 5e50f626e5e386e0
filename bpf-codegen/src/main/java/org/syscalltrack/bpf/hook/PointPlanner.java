package org.syscalltrack.bpf.hook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.plan.When;

/**
 * Finds the points of a plan: an entry for every chain, hooks where something is enforced, an exit for what is decided
 * after the call. Only named calls pay for entries and exits; a hook is paid by every call that passes it.
 */
public final class PointPlanner {
    private final Map<DecisionPoint, List<EntryWork>> points = new LinkedHashMap<>();
    private final List<EntryWork> unserved = new ArrayList<>();

    private PointPlanner() {}

    /** The points of a plan. */
    public static PointPlan plan(Plan plan) {
        PointPlanner planner = new PointPlanner();
        Map<Entry, Map<When, Chain>> entries = new LinkedHashMap<>();
        for (Chain chain : plan.chains()) {
            entries.computeIfAbsent(chain.entry(), entry -> new LinkedHashMap<>())
                    .put(chain.when(), chain);
        }
        entries.forEach(planner::add);
        List<PlannedPoint> planned = new ArrayList<>();
        planner.points.forEach((point, work) -> planned.add(new PlannedPoint(point, work)));
        return new PointPlan(planned, planner.unserved);
    }

    /** The security hooks that keep a call from its effect, in the order in which it passes them; empty if none does. */
    public static List<String> hooksOf(SystemCall call) {
        return HookChoice.of(call);
    }

    /** The kernel function that an entry of a call runs. */
    public static String functionOf(SystemCall call, Entry entry) {
        return EntryFunction.of(call, entry);
    }

    private void add(Entry entry, Map<When, Chain> chains) {
        SystemCall call = chains.values().iterator().next().call();
        Optional<Chain> before = Optional.ofNullable(chains.get(When.BEFORE));
        Optional<Chain> after = Optional.ofNullable(chains.get(When.AFTER));
        boolean enforces = before.isPresent() && before.get().enforces();
        List<String> hooks = enforces ? HookChoice.of(call) : List.of();
        EntryWork work = new EntryWork(entry, before, after, hooks.size());
        if (enforces && hooks.isEmpty()) {
            unserved.add(work);
        }
        String function = EntryFunction.of(call, entry);
        add(new DecisionPoint(Mechanism.FENTRY, function), work);
        for (String hook : hooks) {
            add(new DecisionPoint(Mechanism.LSM, hook), work);
        }
        if (after.isPresent()) {
            add(new DecisionPoint(Mechanism.FEXIT, function), work);
        }
    }

    private void add(DecisionPoint point, EntryWork work) {
        points.computeIfAbsent(point, key -> new ArrayList<>()).add(work);
    }
}
