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
import org.syscalltrack.bpf.hook.Mechanism;
import org.syscalltrack.bpf.hook.PlannedPoint;
import org.syscalltrack.bpf.hook.PointPlan;
import org.syscalltrack.bpf.hook.PointPlanner;
import org.syscalltrack.bpf.hook.UnservedStep;
import org.syscalltrack.bpf.kernel.KernelRange;
import org.syscalltrack.bpf.kernel.TargetKernel;
import org.syscalltrack.bpf.lower.CannotLowerException;
import org.syscalltrack.bpf.lower.PointCode;
import org.syscalltrack.bpf.lower.ProgramLowering;
import org.syscalltrack.bpf.lower.RefusedStepException;
import org.syscalltrack.bpf.lower.SharedParts;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.KeyEntry;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.source.ByteString;

/** Compiles a plan to an eBPF object. The same input gives the same bytes. */
public final class BpfCompiler {
    private static final String LICENSE = "Dual BSD/GPL";

    /** Loaders that honour it leave a section's programs out unless they are asked for them (libbpf's SEC names). */
    private static final String OPTIONAL = "?";

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
        PointPlan points = PointPlanner.plan(forKernel(plan, options.kernel()), options.kernel());
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
        shared.globals().forEach(each -> functions.add(each.code(), each.memories(), each.numbers()));
        functions.functions().forEach(object::add);
        addFunctions();
        new ObjectMaps(types, object).add(plan, written, shared.tables());
        section(".sct.manifest", manifest(points.kernels()).write().getBytes(StandardCharsets.UTF_8));
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

    private Manifest manifest(KernelRange kernels) {
        Map<PlannedRule, List<KeyEntry>> keys = KeyEntry.of(plan);
        return new Manifest(
                options.toolVersion(),
                plan.architecture().label() + " " + options.kernel().label(),
                kernels,
                plan.rules().stream()
                        .map(rule -> new RuleEntry(
                                rule.verdict().toString(), rule.name(), keys.getOrDefault(rule, List.of())))
                        .toList(),
                written.stream().map(WrittenPoint::entry).toList());
    }

    private void section(String name, byte[] content) {
        object.add(new PlainSection(name, content));
    }

    /** The plan without what the kernel can never run: 32-bit calls, where it was built without them. */
    static Plan forKernel(Plan plan, TargetKernel kernel) {
        if (kernel.hasCompatCalls()) {
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
            List<WrittenPoint> alternatives = new ArrayList<>();
            boolean everywhere = point.point().kernels().equals(KernelRange.ALL);
            if (options.kernel() instanceof TargetKernel.Any
                    && point.alternative().isPresent()) {
                alternatives.add(write(point.alternative().get(), number, kernelTypes, true, List.of()));
            }
            written.add(write(point, number, kernelTypes, !everywhere, alternatives));
        } catch (RefusedStepException e) {
            refuse(e.step(), e);
        } catch (CannotLowerException | AssemblyException e) {
            refuse(first, e);
        }
    }

    private WrittenPoint write(
            PlannedPoint point,
            int number,
            KernelTypes kernelTypes,
            boolean optional,
            List<WrittenPoint> alternatives) {
        ProgramLowering lowering = new ProgramLowering(point, number, kernelTypes, functions, shared);
        PointCode code = lowering.write();
        String section = (optional ? OPTIONAL : "") + point.point().section();
        code.all().forEach(program -> object.add(BpfFunction.program(section, program)));
        if (point.point().mechanism() != Mechanism.FMOD_RET) {
            List<Code> codes = new ArrayList<>(code.all());
            code.all().forEach(program -> codes.addAll(functions.calledBy(program)));
            programs.put(point, codes);
        }
        boolean always = !optional && alternatives.isEmpty();
        return new WrittenPoint(point, lowering, code, always, alternatives);
    }

    private void refuse(Step step, RuntimeException reason) {
        refuse(step, String.valueOf(reason.getMessage()));
    }

    private void refuse(Step step, String reason) {
        findings.add(Diagnostic.of(
                DiagnosticKind.NOT_ON_TARGET, step.filterSpan(), step.rule().name(), "an eBPF program", reason));
    }

    private static Step firstStep(EntryWork work) {
        return work.before().or(work::after).orElseThrow().steps().get(0);
    }

    private void refuseUnserved(UnservedStep unserved) {
        Step step = unserved.step();
        if (unserved.reason().isEmpty()) {
            findings.add(Diagnostic.of(
                            DiagnosticKind.NO_SECURITY_HOOK,
                            step.filterSpan(),
                            step.rule().name(),
                            unserved.call().name())
                    .withNote("An eBPF program can refuse a call that asks no security module only where the kernel was"
                            + " built with CONFIG_FUNCTION_ERROR_INJECTION: name that kernel's types (--btf), or upload"
                            + " the rules there. The kernel module can everywhere (--target kmod)."));
        } else {
            refuse(step, unserved.reason());
        }
    }
}
