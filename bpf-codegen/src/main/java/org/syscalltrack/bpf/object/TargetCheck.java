package org.syscalltrack.bpf.object;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.SourceLine;
import org.syscalltrack.bpf.btf.BtfType;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.bpf.hook.Mechanism;
import org.syscalltrack.bpf.hook.PlannedPoint;
import org.syscalltrack.bpf.kernel.CodeNeeds;
import org.syscalltrack.bpf.kernel.KernelNeed;
import org.syscalltrack.bpf.kernel.TargetKernel;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.dsl.plan.Step;

/** Finds what the kernel lacks that an object is made for, and whose rule needs it. */
final class TargetCheck {
    private final TargetKernel kernel;
    private final List<BtfType> types;
    private final List<Diagnostic> findings = new ArrayList<>();
    private final Set<Told> told = new HashSet<>();

    /** A need is told once for each rule, and a call once for all its entries. */
    private record Told(PlannedRule rule, Object need) {
        static Told of(PlannedRule rule, KernelNeed need) {
            return new Told(rule, need instanceof KernelNeed.Call call ? call.call() : need);
        }
    }

    /** @param types the object's types, from which the code's relocations start */
    TargetCheck(TargetKernel kernel, List<BtfType> types) {
        this.kernel = kernel;
        this.types = types;
    }

    /** The findings, in the order of the points. */
    List<Diagnostic> findings() {
        return findings;
    }

    /** Checks what a point is attached to, and what its programs ask for. */
    void check(PlannedPoint point, List<Code> programs) {
        for (EntryWork work : point.work()) {
            if (point.point().mechanism().isForAllCalls()) {
                // A call that the kernel lacks never comes.
                continue;
            }
            KernelNeed function = point.point().mechanism() == Mechanism.LSM
                    ? new KernelNeed.SecurityHook(point.point().function())
                    : new KernelNeed.Call(work.call(), point.point().function());
            if (!kernel.has(function)) {
                steps(work).forEach(step -> tell(step, function));
            }
        }
        for (Code program : programs) {
            for (CodeNeeds.Located located : CodeNeeds.of(program, types)) {
                if (!kernel.has(located.need())) {
                    tell(stepAt(point, located.source()), located.need());
                }
            }
        }
    }

    private void tell(Step step, KernelNeed need) {
        if (told.add(Told.of(step.rule(), need))) {
            findings.add(Diagnostic.of(
                    DiagnosticKind.NOT_ON_KERNEL, step.filterSpan(), step.rule().name(), need.what(), kernel.name()));
        }
    }

    /** The step that an instruction was made for; the first where it serves all of them. */
    private static Step stepAt(PlannedPoint point, @Nullable SourceLine source) {
        List<Step> steps = point.work().stream().flatMap(TargetCheck::steps).toList();
        return steps.stream()
                .filter(step -> source != null
                        && Objects.equals(step.filterSpan().file().name(), source.fileName())
                        && step.filterSpan().startPosition().line() == source.line()
                        && step.filterSpan().startPosition().column() == source.column())
                .findFirst()
                .orElse(steps.get(0));
    }

    private static Stream<Step> steps(EntryWork work) {
        return Stream.concat(work.before().stream(), work.after().stream())
                .map(Chain::steps)
                .flatMap(List::stream);
    }
}
