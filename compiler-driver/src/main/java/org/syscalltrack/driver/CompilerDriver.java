package org.syscalltrack.driver;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.bpf.object.BpfCompiler;
import org.syscalltrack.bpf.object.BpfOptions;
import org.syscalltrack.bpf.object.BpfResult;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.SourceLoader;
import org.syscalltrack.kmod.module.KmodCompiler;
import org.syscalltrack.kmod.module.KmodResult;

/**
 * From rule files to findings and products. Holds what it has read, so one object is good for one build step; not safe
 * for several threads.
 */
public final class CompilerDriver {
    private final Catalog catalog;
    private final Architecture architecture;
    private final RecordingSourceLoader loader;

    /**
     * Compiles for one architecture.
     *
     * @param catalog the system calls
     * @param loader finds the files and what they include
     */
    public CompilerDriver(Catalog catalog, Architecture architecture, SourceLoader loader) {
        this.catalog = catalog;
        this.architecture = architecture;
        this.loader = new RecordingSourceLoader(loader);
    }

    /** Reads and checks the files with these names, as one rule set in this order. */
    public FrontEndResult check(List<String> files) {
        return new FrontEnd(catalog, architecture).checkFiles(files, loader);
    }

    /**
     * Compiles what {@link #check} accepted.
     *
     * @throws IllegalArgumentException where the rules have errors
     */
    public CompileResult compile(FrontEndResult checked, TargetOptions options) {
        if (checked.ruleSet().isEmpty()) {
            throw new IllegalArgumentException("rules with errors cannot be compiled");
        }
        return switch (options.target()) {
            case BPF -> bpf(checked, options);
            case KMOD -> kmod(checked, options);
        };
    }

    /** What was read so far, and where it was found. */
    public List<RecordingSourceLoader.Lookup> lookups() {
        return loader.lookups();
    }

    private CompileResult bpf(FrontEndResult checked, TargetOptions options) {
        BpfResult result = BpfCompiler.compile(
                Planner.plan(checked.ruleSet().orElseThrow()),
                RuleSource.of(checked, loader),
                new BpfOptions(ToolVersion.current(), options.kernel()));
        if (result instanceof BpfResult.Refused refused) {
            return new CompileResult.Refused(refused.findings());
        }
        BpfResult.Compiled compiled = (BpfResult.Compiled) result;
        return new CompileResult.Compiled(
                List.of(new Product(options.name() + options.target().suffix(), compiled.bytes())));
    }

    private CompileResult kmod(FrontEndResult checked, TargetOptions options) {
        KmodResult result = KmodCompiler.compile(
                Planner.plan(checked.ruleSet().orElseThrow()), RuleSource.of(checked, loader), ToolVersion.current());
        if (result instanceof KmodResult.Refused refused) {
            return new CompileResult.Refused(refused.reasons().stream()
                    .map(reason -> Diagnostic.of(
                            DiagnosticKind.NOT_ON_TARGET,
                            reason.span(),
                            reason.rule(),
                            "part of a kernel module",
                            reason.message()))
                    .sorted()
                    .toList());
        }
        String directory = options.name() + options.target().suffix() + "/";
        List<Product> products = new ArrayList<>();
        ((KmodResult.Compiled) result)
                .files()
                .forEach((name, content) -> products.add(new Product(directory + name, content)));
        return new CompileResult.Compiled(products);
    }
}
