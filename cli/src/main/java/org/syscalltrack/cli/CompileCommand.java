package org.syscalltrack.cli;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.syscalltrack.bpf.kernel.TargetKernel;
import org.syscalltrack.bpf.object.HookReport;
import org.syscalltrack.driver.Product;
import org.syscalltrack.driver.Target;
import org.syscalltrack.driver.TargetOptions;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.planner.Planner;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sctc compile}: from rule files to an eBPF object or to the sources of a kernel module. */
final class CompileCommand implements Command {
    private static final String OUTPUT = "-o";
    private static final String KERNEL = "--kernel";
    private static final String TARGET = "--target";
    private static final String EXPLAIN_HOOKS = "--explain-hooks";
    private static final String TYPES = "--btf";

    @Override
    public CommandSpec specification() {
        CommandSpec specification = Specifications.command(
                "compile", "Compiles rule files to an eBPF object, to the sources of a kernel module, or to a jar.");
        specification.addOption(Specifications.option("TARGET", TARGET)
                .description(
                        "What to make: bpf (default); kmod, a directory with a kernel module's sources; or jvm, a jar that"
                                + " Java programs load (docs/library.md).")
                .build());
        specification.addOption(Specifications.option("OUT", OUTPUT, "--output")
                .description("What to write; the first file's name with .bpf.o, .kmod or .jar if left out.")
                .build());
        specification.addOption(Specifications.option("VERSION", KERNEL)
                .description(
                        "Make it for this kernel, such as 6.12, and say what that lacks; for any kernel if left out.")
                .build());
        specification.addOption(Specifications.option("FILE", TYPES)
                .description("Make it for the kernel with these types: a copy of its /sys/kernel/btf/vmlinux.")
                .build());
        specification.addOption(Specifications.flag(EXPLAIN_HOOKS)
                .description(
                        "Say for each rule where the kernel decides it, who pays, and what is seen and missed; compile"
                                + " nothing.")
                .build());
        RuleCompiler.addParameters(specification);
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        List<String> files = Specifications.parameters(arguments);
        if (arguments.hasMatchedOption(EXPLAIN_HOOKS)) {
            return explainHooks(arguments, files, terminal);
        }
        Target target = target(arguments);
        String output = arguments.matchedOptionValue(OUTPUT, OutputFile.named(files.get(0), target.suffix()));
        RuleCompiler compiler = RuleCompiler.of(arguments, terminal);
        RuleCompiler.Result result = compiler.compile(files, new TargetOptions(target, "rules", kernel(arguments)));
        for (Product product : result.products()) {
            switch (target) {
                case BPF, JVM ->
                    new OutputFile(output, files).write(product.content().toByteArray());
                case KMOD -> ModuleDirectory.write(output, product, files);
            }
        }
        return result.status();
    }

    private static Target target(ParseResult arguments) {
        String name = arguments.matchedOptionValue(TARGET, Target.BPF.label());
        return Target.of(name)
                .orElseThrow(() -> new UsageException("there is no target " + name + "; there are "
                        + String.join(
                                ", ",
                                Stream.of(Target.values()).map(Target::label).toList())));
    }

    private static ExitStatus explainHooks(ParseResult arguments, List<String> files, Terminal terminal)
            throws IOException {
        if (target(arguments) != Target.BPF) {
            throw new UsageException(EXPLAIN_HOOKS + " speaks of eBPF objects; leave " + TARGET + " out");
        }
        TargetKernel kernel = kernel(arguments);
        RuleCompiler compiler = RuleCompiler.of(arguments, terminal);
        FrontEndResult checked = compiler.check(files);
        compiler.tell(checked.diagnostics());
        if (checked.ruleSet().isEmpty()) {
            return ExitStatus.BAD_INPUT;
        }
        String report = HookReport.write(Planner.plan(checked.ruleSet().get()), CatalogOption.of(arguments), kernel);
        terminal.print(report.stripTrailing());
        return ExitStatus.DONE;
    }

    /** The kernel that the user named. */
    private static TargetKernel kernel(ParseResult arguments) {
        String version = arguments.matchedOptionValue(KERNEL, null);
        String types = arguments.matchedOptionValue(TYPES, null);
        if (version != null && types != null) {
            throw new UsageException("--kernel and --btf both name the kernel; use one of them");
        } else if (types != null) {
            return KernelTypeFile.read(types);
        }
        try {
            return TargetKernel.ofVersion(version == null ? "" : version);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
