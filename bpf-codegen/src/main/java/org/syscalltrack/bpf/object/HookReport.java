package org.syscalltrack.bpf.object;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.bpf.hook.Mechanism;
import org.syscalltrack.bpf.hook.PlannedPoint;
import org.syscalltrack.bpf.hook.PointPlan;
import org.syscalltrack.bpf.hook.PointPlanner;
import org.syscalltrack.bpf.hook.Postponement;
import org.syscalltrack.bpf.hook.UnservedStep;
import org.syscalltrack.bpf.kernel.TargetKernel;
import org.syscalltrack.bpf.lower.ProgramLowering;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.HookFact;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.PlannedHook;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.When;

/** Says for each rule where in the kernel it is decided, who pays for that, and what is seen and missed there. */
public final class HookReport {
    private final Plan plan;
    private final TargetKernel kernel;
    private final PointPlan points;
    private final Catalog catalog;
    private final StringBuilder text = new StringBuilder();

    private HookReport(Plan plan, Catalog catalog, TargetKernel kernel) {
        this.plan = BpfCompiler.forKernel(plan, kernel);
        this.kernel = kernel;
        points = PointPlanner.plan(this.plan, kernel);
        this.catalog = catalog;
    }

    /**
     * Writes the report, in the order of the rules.
     *
     * @param catalog tells which other calls pass a hook
     * @param kernel the kernel that the rules are for
     */
    public static String write(Plan plan, Catalog catalog, TargetKernel kernel) {
        HookReport report = new HookReport(plan, catalog, kernel);
        report.plan.rules().forEach(report::rule);
        return report.text.toString();
    }

    private void rule(PlannedRule rule) {
        Map<Chain, Step> turns = new LinkedHashMap<>();
        for (Chain chain : plan.chains()) {
            chain.steps().stream()
                    .filter(step -> step.rule().index() == rule.index())
                    .forEach(step -> turns.put(chain, step));
        }
        if (turns.isEmpty()) {
            return;
        }
        Chain first = turns.keySet().iterator().next();
        Step step = turns.values().iterator().next();
        List<SystemCall> calls =
                turns.keySet().stream().map(Chain::call).distinct().toList();
        text.append("rule ").append(rule.name()).append(": ").append(rule.verdict());
        text.append(first.when() == When.BEFORE ? " before " : " after ")
                .append(names(calls))
                .append('\n');
        line("entry", place(Mechanism.SYS_ENTER, "fentry on " + functions(turns.keySet())));
        if (first.when() == When.AFTER) {
            line("exit", place(Mechanism.SYS_EXIT, "fexit on the same"));
            line("missed", "operations of io_uring, which are no system calls");
        } else if (step.enforces() || isPostponed(turns)) {
            atHooks(turns, calls);
        } else {
            line(
                    "missed",
                    "operations of io_uring; strings on pages that nobody has touched yet (counted as unreadable)");
        }
        text.append('\n');
    }

    /** What is decided at hooks, by a rule that enforces or that the entry leaves to them. */
    private void atHooks(Map<Chain, Step> turns, List<SystemCall> calls) {
        Step step = turns.values().iterator().next();
        boolean served = calls.stream().filter(call -> hooks(call, turns)).count() > 0;
        points.unserved().stream()
                .filter(unserved -> unserved.step().rule().equals(step.rule())
                        && !unserved.reason().isEmpty())
                .map(UnservedStep::reason)
                .distinct()
                .forEach(reason -> line("refused", reason));
        if (!served) {
            return;
        }
        boolean everywhere =
                turns.entrySet().stream().allMatch(turn -> decidesWithoutCall(turn.getKey(), turn.getValue()));
        if (step.enforces()) {
            line(
                    "io_uring",
                    everywhere
                            ? "seen at the hook"
                            : "operations are counted as unseen, since the filter asks for parameters");
            if (step.action() instanceof PlannedAction.Suspend suspend
                    && suspend.timeout().isPresent()) {
                line("timeout", "kept by the sctlog that reads the events; while none does, the process stays stopped");
            }
            return;
        }
        line("exit", exit(turns));
        line(
                "io_uring",
                everywhere ? "seen at the hook" : "operations are not seen, since the filter asks for parameters");
    }

    /** What becomes of calls that do not get to a hook. */
    private String exit(Map<Chain, Step> turns) {
        boolean matches = turns.entrySet().stream()
                .anyMatch(turn -> Postponement.of(turn.getKey()).isPresent()
                        && Postponement.matchesWithout(turn.getKey(), turn.getValue()));
        return matches
                ? place(Mechanism.SYS_EXIT, "fexit on the same") + ": tells of calls that did not get to the hook"
                : "calls that do not get to the hook never match: the kernel has found no file for them";
    }

    /** Whether the entry leaves a rule that does not enforce to the hooks. */
    private static boolean isPostponed(Map<Chain, Step> turns) {
        return turns.entrySet().stream()
                .anyMatch(turn -> Postponement.of(turn.getKey())
                        .filter(postponement -> postponement.left(turn.getKey()).contains(turn.getValue()))
                        .isPresent());
    }

    /** Where all calls pass, or only those that rules name. */
    private String place(Mechanism ofAll, String alone) {
        return points.points().stream()
                .filter(point -> point.point().mechanism() == ofAll)
                .findFirst()
                .map(point -> "the tracepoint " + point.point().function()
                        + ", since the rules name very many calls; paid by every system call")
                .orElse(alone + "; paid by these calls only");
    }

    /** Tells the hooks of a call, and whether there are any. */
    private boolean hooks(SystemCall call, Map<Chain, Step> turns) {
        Set<Chain> chains = turns.keySet();
        boolean enforces = turns.values().iterator().next().enforces();
        if (isRefusedItself(chains)) {
            line("hook", "none, but this kernel lets calls be failed: fmod_ret on the same as the entry");
            line("missed", "operations of io_uring; strings are read before the kernel reads them");
            return false;
        }
        Set<String> told = new HashSet<>();
        for (PlannedPoint point : points.points()) {
            for (EntryWork work : point.work()) {
                boolean decides = enforces || work.decides();
                if (decides && isHookOf(point, work, chains) && work.call().equals(call)) {
                    String kernels = point.point().kernels().words();
                    String hook = point.point().function();
                    if (told.add(hook + kernels)) {
                        hook(call, work, hook, kernels.isEmpty() ? "" : " on " + kernels);
                    }
                }
            }
        }
        if (told.isEmpty() && enforces) {
            line("hook", call.name() + " passes none that keeps it from its effect: only the kernel module can");
        }
        return !told.isEmpty();
    }

    private void hook(SystemCall call, EntryWork work, String hook, String kernels) {
        List<HookFact> facts = work.before().orElseThrow().hooks().stream()
                .map(PlannedHook::fact)
                .filter(fact -> fact.hook().equals(hook) && fact.objects().equals(work.objects()))
                .toList();
        line(
                "hook",
                hook + mechanisms() + kernels + " for " + call.name()
                        + ": "
                        + facts.stream().map(HookFact::effect).distinct().collect(Collectors.joining("; ")));
        facts.stream()
                .map(HookFact::alreadyDone)
                .filter(done -> !done.isEmpty())
                .distinct()
                .forEach(done -> line("", "by then " + done));
        List<SystemCall> others = catalog.calls().stream()
                .filter(each ->
                        each.hooks().stream().anyMatch(other -> other.hook().equals(hook)))
                .toList();
        line("", "paid by every operation that passes it: " + names(others));
    }

    private boolean isRefusedItself(Set<Chain> chains) {
        return points.points().stream()
                .filter(point -> point.point().mechanism() == Mechanism.CALL)
                .flatMap(point -> point.work().stream())
                .anyMatch(work -> work.before().filter(chains::contains).isPresent());
    }

    /** An object for one kernel has one mechanism. */
    private String mechanisms() {
        return kernel instanceof TargetKernel.Any
                ? " (lsm; fmod_ret where bpf is no active security module)"
                : " (lsm)";
    }

    private static boolean isHookOf(PlannedPoint point, EntryWork work, Set<Chain> chains) {
        return point.point().mechanism().isHook()
                && work.before().filter(chains::contains).isPresent();
    }

    private boolean decidesWithoutCall(Chain chain, Step step) {
        return points.points().stream()
                .flatMap(point -> point.work().stream().filter(work -> isHookOf(point, work, Set.of(chain))))
                .allMatch(work -> ProgramLowering.decidesWithoutCall(work, step));
    }

    private static String names(List<SystemCall> calls) {
        return calls.stream().map(SystemCall::name).collect(Collectors.joining(", "));
    }

    private static String functions(Set<Chain> chains) {
        Set<String> functions = new LinkedHashSet<>();
        for (Chain chain : chains) {
            Entry entry = chain.entry();
            String abi = entry.abi() == Abi.I386 ? " (32-bit" : "";
            String part = entry.selector().isPresent() ? (abi.isEmpty() ? " (" : abi + ", ") + "sub-call)" : abi;
            functions.add(PointPlanner.functionOf(chain.call(), entry) + (part.endsWith("bit") ? part + ")" : part));
        }
        return String.join(", ", new ArrayList<>(functions));
    }

    private void line(String head, String content) {
        text.append("  ")
                .append(head)
                .append(" ".repeat(Math.max(1, 10 - head.length())))
                .append(content)
                .append('\n');
    }
}
