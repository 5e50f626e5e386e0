package org.syscalltrack.bpf.hook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.bpf.kernel.KernelVersion;
import org.syscalltrack.bpf.kernel.TargetKernel;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.plan.When;

/**
 * Finds the points of a plan: an entry for every chain, hooks where something is enforced or asks for what only a hook is
 * given, an exit for what is decided after the call. Where no hook keeps what a rule asks for, and the kernel lets its calls be failed, the call's own function
 * is the hook. Only named calls pay for entries and exits; a hook is paid by every call that passes it. Where very many
 * calls are named, one tracepoint stands for all entries and one for all exits: attaching to each function takes long, and
 * detaching longer.
 */
public final class PointPlanner {
    /** As many calls are attached to one by one. */
    static final int MOST_CALLS = 64;

    private final Map<DecisionPoint, List<EntryWork>> entries = new LinkedHashMap<>();
    private final Map<DecisionPoint, List<EntryWork>> exits = new LinkedHashMap<>();
    private final Map<DecisionPoint, List<EntryWork>> calls = new LinkedHashMap<>();
    private final HookPoints hooks;
    private final boolean refusesAtCalls;

    private PointPlanner(HookPoints hooks, boolean refusesAtCalls) {
        this.hooks = hooks;
        this.refusesAtCalls = refusesAtCalls;
    }

    /** The points of a plan for any kernel. */
    public static PointPlan plan(Plan plan) {
        return plan(plan, Optional.empty());
    }

    /**
     * The points of a plan.
     *
     * @param kernel the only kernel; empty: any
     */
    public static PointPlan plan(Plan plan, Optional<KernelVersion> kernel) {
        return plan(plan, kernel, false);
    }

    /** The points of a plan for a kernel. */
    public static PointPlan plan(Plan plan, TargetKernel kernel) {
        return plan(plan, kernel.release(), kernel.letsCallsFail());
    }

    private static PointPlan plan(Plan plan, Optional<KernelVersion> kernel, boolean refusesAtCalls) {
        List<Chain> hooked =
                plan.chains().stream().filter(PointPlanner::needsHooks).toList();
        PointPlanner planner = new PointPlanner(new HookPoints(hooked, kernel), refusesAtCalls);
        Map<Entry, Map<When, Chain>> entries = new LinkedHashMap<>();
        for (Chain chain : plan.chains()) {
            entries.computeIfAbsent(chain.entry(), entry -> new LinkedHashMap<>())
                    .put(chain.when(), chain);
        }
        entries.forEach(planner::add);
        List<PlannedPoint> planned = new ArrayList<>();
        boolean many = plan.chains().stream().map(Chain::call).distinct().count() > MOST_CALLS;
        planned.addAll(many ? together(Mechanism.SYS_ENTER, planner.entries) : apart(planner.entries));
        planned.addAll(planner.hooks.points());
        planned.addAll(apart(planner.calls));
        planned.addAll(many ? together(Mechanism.SYS_EXIT, planner.exits) : apart(planner.exits));
        return new PointPlan(planned, planner.hooks.unserved(), planner.hooks.kernels());
    }

    private static List<PlannedPoint> apart(Map<DecisionPoint, List<EntryWork>> points) {
        List<PlannedPoint> planned = new ArrayList<>();
        points.forEach((point, work) -> planned.add(new PlannedPoint(point, work)));
        return planned;
    }

    /** One tracepoint for all. */
    private static List<PlannedPoint> together(Mechanism mechanism, Map<DecisionPoint, List<EntryWork>> points) {
        List<EntryWork> work = points.values().stream().flatMap(List::stream).toList();
        DecisionPoint point = new DecisionPoint(mechanism, mechanism.name().toLowerCase(Locale.ROOT));
        return work.isEmpty() ? List.of() : List.of(new PlannedPoint(point, work));
    }

    /** The kernel function that an entry of a call runs. */
    public static String functionOf(SystemCall call, Entry entry) {
        return EntryFunction.of(call, entry);
    }

    private static boolean needsHooks(Chain chain) {
        return chain.enforces() || Postponement.of(chain).isPresent();
    }

    private void add(Entry entry, Map<When, Chain> chains) {
        SystemCall call = chains.values().iterator().next().call();
        Optional<Chain> before = Optional.ofNullable(chains.get(When.BEFORE));
        Optional<Chain> after = Optional.ofNullable(chains.get(When.AFTER));
        EntryWork work = new EntryWork(entry, before, after, 0);
        String function = EntryFunction.of(call, entry);
        if (before.filter(PointPlanner::needsHooks).isPresent()) {
            if (refusesAtCalls && before.get().enforces() && !hooks.keep(before.get())) {
                work = new EntryWork(entry, before, after, 1);
                calls.computeIfAbsent(new DecisionPoint(Mechanism.CALL, function), key -> new ArrayList<>())
                        .add(work);
            } else {
                work = new EntryWork(entry, before, after, hooks.add(work));
            }
        }
        entries.computeIfAbsent(new DecisionPoint(Mechanism.FENTRY, function), key -> new ArrayList<>())
                .add(work);
        if (after.isPresent() || work.atExit().isPresent()) {
            exits.computeIfAbsent(new DecisionPoint(Mechanism.FEXIT, function), key -> new ArrayList<>())
                    .add(work);
        }
    }
}
