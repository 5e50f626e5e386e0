package org.syscalltrack.bpf.object;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.bpf.asm.AssemblyException;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.btf.BtfBuilder;
import org.syscalltrack.bpf.btf.KernelTypes;
import org.syscalltrack.bpf.elf.BpfFunction;
import org.syscalltrack.bpf.elf.BpfObject;
import org.syscalltrack.bpf.elf.BpfObjectWriter;
import org.syscalltrack.bpf.elf.PlainSection;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.bpf.hook.PlannedPoint;
import org.syscalltrack.bpf.hook.PointPlan;
import org.syscalltrack.bpf.hook.PointPlanner;
import org.syscalltrack.bpf.lower.CannotLower;
import org.syscalltrack.bpf.lower.CannotLowerException;
import org.syscalltrack.bpf.lower.ProgramLowering;
import org.syscalltrack.bpf.lower.RefusedStepException;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.source.ByteString;

/** Compiles a plan to an eBPF object. The same input gives the same bytes. */
public final class BpfCompiler {
    private static final String LICENSE = "Dual BSD/GPL";

    private final Plan plan;
    private final ByteString source;
    private final BpfOptions options;
    private final BtfBuilder types = new BtfBuilder();
    private final BpfObject.Builder object = BpfObject.builder(types, LICENSE);
    private final List<CannotLower> refusals = new ArrayList<>();
    private final List<Manifest.WrittenPoint> written = new ArrayList<>();

    private BpfCompiler(Plan plan, ByteString source, BpfOptions options) {
        this.plan = plan;
        this.source = source;
        this.options = options;
    }

    /**
     * Compiles a plan.
     *
     * @param source the rule files' text, which rides in the object for {@code sct_config download}
     * @return the object, or every reason why there is none
     */
    public static BpfResult compile(Plan plan, ByteString source, BpfOptions options) {
        return new BpfCompiler(plan, source, options).compile();
    }

    private BpfResult compile() {
        PointPlan points = PointPlanner.plan(plan);
        points.unserved().forEach(this::refuseUnserved);
        KernelTypes kernelTypes = new KernelTypes(types);
        for (int number = 0; number < points.points().size(); number++) {
            write(points.points().get(number), number, kernelTypes);
        }
        if (!refusals.isEmpty()) {
            return new BpfResult.Refused(refusals.stream().distinct().toList());
        }
        new ObjectMaps(types, object).add(plan, written);
        section(".sct.manifest", Manifest.write(plan, options, written).getBytes(StandardCharsets.UTF_8));
        section(".sct.schema", plan.schema().write().getBytes(StandardCharsets.UTF_8));
        section(".sct.source", source.toByteArray());
        byte[] bytes = BpfObjectWriter.write(object.build());
        return new BpfResult.Compiled(
                ByteString.of(bytes),
                points.points().stream().map(PlannedPoint::point).toList());
    }

    private void section(String name, byte[] content) {
        object.add(new PlainSection(name, content));
    }

    private void write(PlannedPoint point, int number, KernelTypes kernelTypes) {
        Step first = firstStep(point.work().get(0));
        try {
            ProgramLowering programs = new ProgramLowering(point, number, kernelTypes);
            Code decision = programs.decision();
            decision.encode();
            object.add(BpfFunction.program(point.point().section(), programs.dispatcher()));
            object.add(BpfFunction.program(point.point().section(), decision));
            written.add(new Manifest.WrittenPoint(point, programs));
        } catch (RefusedStepException e) {
            refusals.add(e.refusal());
        } catch (CannotLowerException | AssemblyException e) {
            refusals.add(new CannotLower(first.filterSpan(), first.rule().name(), String.valueOf(e.getMessage())));
        }
    }

    private static Step firstStep(EntryWork work) {
        return work.before().or(work::after).orElseThrow().steps().get(0);
    }

    private void refuseUnserved(EntryWork work) {
        for (Step step : work.before().orElseThrow().steps()) {
            if (step.enforces()) {
                refusals.add(new CannotLower(
                        step.rule().span(),
                        step.rule().name(),
                        "no security hook keeps " + work.entry().name() + " from its effect, so an eBPF program cannot "
                                + step.rule().verdict() + " it; use the kernel module (--target kmod)"));
            }
        }
    }
}
