package org.syscalltrack.bpf.object;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syscalltrack.bpf.asm.AssemblyException;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.btf.BtfBuilder;
import org.syscalltrack.bpf.btf.BtfType;
import org.syscalltrack.bpf.btf.KernelTypes;
import org.syscalltrack.bpf.elf.BpfFunction;
import org.syscalltrack.bpf.elf.BpfObject;
import org.syscalltrack.bpf.elf.BpfObjectWriter;
import org.syscalltrack.bpf.elf.PlainSection;
import org.syscalltrack.bpf.function.FunctionLibrary;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.bpf.hook.PlannedPoint;
import org.syscalltrack.bpf.hook.PointPlan;
import org.syscalltrack.bpf.hook.PointPlanner;
import org.syscalltrack.bpf.lower.CannotLowerException;
import org.syscalltrack.bpf.lower.ProgramLowering;
import org.syscalltrack.bpf.lower.RefusedStepException;
import org.syscalltrack.bpf.lower.SharedParts;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.KeyEntry;
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
    private final SharedParts shared = new SharedParts();
    private final BpfObject.Builder object = BpfObject.builder(types, LICENSE);
    private final FunctionLibrary functions = new FunctionLibrary(types);
    private final List<Diagnostic> findings = new ArrayList<>();
    private final Map<PlannedPoint, List<Code>> programs = new LinkedHashMap<>();
    private final List<WrittenPoint> written = new ArrayList<>();

    private BpfCompiler(Plan plan, ByteString source, BpfOptions options) {
        this.plan = plan;
        this.source = source;
        this.options = options;
    }

    /**
     * Compiles a plan.
     *
     * @param source the rule files' text, which rides in the object for {@code sct_config download}
     * @return the object, or the findings that say why there is none
     */
    public static BpfResult compile(Plan plan, ByteString source, BpfOptions options) {
        return new BpfCompiler(plan, source, options).compile();
    }

    private BpfResult compile() {
        PointPlan points = PointPlanner.plan(forTarget());
        points.unserved().forEach(this::refuseUnserved);
        KernelTypes kernelTypes = new KernelTypes(types);
        for (int number = 0; number < points.points().size(); number++) {
            write(points.points().get(number), number, kernelTypes);
        }
        TargetCheck check = new TargetCheck(options.kernel(), types.types());
        programs.forEach(check::check);
        findings.addAll(check.findings());
        if (!findings.isEmpty()) {
            return new BpfResult.Refused(findings.stream().distinct().sorted().toList());
        }
        functions.functions().forEach(object::add);
        addFunctions();
        new ObjectMaps(types, object).add(plan, written, shared.tables());
        section(".sct.manifest", manifest().write().getBytes(StandardCharsets.UTF_8));
        section(".sct.schema", plan.schema().write().getBytes(StandardCharsets.UTF_8));
        section(".sct.source", source.toByteArray());
        byte[] bytes = BpfObjectWriter.write(object.build());
        return new BpfResult.Compiled(
                ByteString.of(bytes),
                points.points().stream().map(PlannedPoint::point).toList());
    }

    /** The bodies of loops, as {@code bpf_loop} wants them: {@code long (*)(u64 index, void *state)}. */
    private void addFunctions() {
        List<Code> functions = shared.functions();
        if (functions.isEmpty()) {
            return;
        }
        int result = types.add(new BtfType.Int("long", Long.BYTES, BtfType.Encoding.SIGNED));
        int prototype = types.add(new BtfType.Prototype(
                result,
                List.of(
                        new BtfType.Parameter("index", types.unsigned64()),
                        new BtfType.Parameter("state", types.pointer(BtfBuilder.VOID)))));
        functions.forEach(code -> object.add(BpfFunction.subProgram(BtfType.Linkage.STATIC, prototype, code)));
    }

    private Manifest manifest() {
        return new Manifest(
                options.toolVersion(),
                plan.architecture().label() + " " + options.kernel().label(),
                plan.rules().stream()
                        .map(rule -> new RuleEntry(rule.verdict().toString(), rule.name(), KeyEntry.of(plan, rule)))
                        .toList(),
                written.stream().map(WrittenPoint::entry).toList());
    }

    private void section(String name, byte[] content) {
        object.add(new PlainSection(name, content));
    }

    /** The plan without what the kernel can never run: 32-bit calls, where it was built without them. */
    private Plan forTarget() {
        if (options.kernel().hasCompatCalls()) {
            return plan;
        }
        List<Chain> chains = plan.chains().stream()
                .filter(chain -> chain.entry().abi() == plan.architecture().nativeAbi())
                .toList();
        return new Plan(plan.architecture(), plan.rules(), chains, plan.schema());
    }

    private void write(PlannedPoint point, int number, KernelTypes kernelTypes) {
        Step first = firstStep(point.work().get(0));
        try {
            ProgramLowering lowering = new ProgramLowering(point, number, kernelTypes, functions, shared);
            List<Code> decisions = lowering.decisions();
            Code dispatcher = lowering.dispatcher();
            List<Code> codes = new ArrayList<>(List.of(dispatcher));
            codes.addAll(decisions);
            codes.forEach(code -> object.add(BpfFunction.program(point.point().section(), code)));
            written.add(new WrittenPoint(point, lowering, partsOf(decisions)));
            decisions.forEach(code -> codes.addAll(functions.calledBy(code)));
            programs.put(point, codes);
        } catch (RefusedStepException e) {
            refuse(e.step(), e);
        } catch (CannotLowerException | AssemblyException e) {
            refuse(first, e);
        }
    }

    private static List<String> partsOf(List<Code> decisions) {
        return decisions.stream().skip(1).map(Code::name).toList();
    }

    private void refuse(Step step, RuntimeException reason) {
        findings.add(Diagnostic.of(
                DiagnosticKind.NOT_ON_TARGET,
                step.filterSpan(),
                step.rule().name(),
                "an eBPF program",
                String.valueOf(reason.getMessage())));
    }

    private static Step firstStep(EntryWork work) {
        return work.before().or(work::after).orElseThrow().steps().get(0);
    }

    private void refuseUnserved(EntryWork work) {
        for (Step step : work.before().orElseThrow().steps()) {
            if (step.enforces()) {
                findings.add(Diagnostic.of(
                                DiagnosticKind.NO_SECURITY_HOOK,
                                step.filterSpan(),
                                step.rule().name(),
                                work.call().name())
                        .withNote("An eBPF program cannot refuse a call that asks no security module; the kernel"
                                + " module can (--target kmod)."));
            }
        }
    }
}
