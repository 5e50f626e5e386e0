package org.syscalltrack.bpf.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.syscalltrack.bpf.elf.BpfObjectFile;
import org.syscalltrack.bpf.kernel.KernelVersion;
import org.syscalltrack.bpf.kernel.TargetKernel;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.MemorySourceLoader;
import org.syscalltrack.dsl.source.SourceFile;

/** Rule files, checked and compiled. */
final class CompiledRules {
    private static final String KERNEL = "# kernel: ";

    private CompiledRules() {}

    /** Compiles a file without errors; a first line {@code # kernel: 5.10} says for which kernel. */
    static BpfResult of(Path file) {
        String text = read(file);
        TargetKernel kernel = text.startsWith(KERNEL)
                ? new TargetKernel.OfVersion(KernelVersion.of(text.substring(KERNEL.length(), text.indexOf('\n')))
                        .orElseThrow())
                : new TargetKernel.Any();
        return of(file.getFileName().toString(), text, kernel);
    }

    /** Compiles a text without errors for a kernel. */
    static BpfResult of(String name, String text, TargetKernel kernel) {
        return compile(planOf(name, text), text, kernel);
    }

    /** Compiles a text for the calls of 64-bit programs alone: each function of the kernel is then a section of its own. */
    static BpfResult ofNativeCalls(String name, String text) {
        Plan plan = planOf(name, text);
        List<Chain> chains = plan.chains().stream()
                .filter(chain -> chain.entry().abi() == plan.architecture().nativeAbi())
                .toList();
        return compile(
                new Plan(plan.architecture(), plan.rules(), chains, plan.schema()), text, new TargetKernel.Any());
    }

    private static Plan planOf(String name, String text) {
        SourceFile source = SourceFile.ofText(name, text);
        FrontEndResult checked = new FrontEnd(Catalog.standard(), Architecture.X86_64)
                .check(List.of(source), new MemorySourceLoader(Map.of()));
        assertThat(checked.hasErrors()).as("errors: %s", checked.diagnostics()).isFalse();
        return Planner.plan(checked.ruleSet().orElseThrow());
    }

    private static BpfResult compile(Plan plan, String text, TargetKernel kernel) {
        return BpfCompiler.compile(
                plan, ByteString.of(text.getBytes(StandardCharsets.UTF_8)), new BpfOptions("0", kernel));
    }

    /** The object of rules that can be carried. */
    static BpfObjectFile object(BpfResult result) {
        assertThat(result).isInstanceOf(BpfResult.Compiled.class);
        return BpfObjectFile.read(((BpfResult.Compiled) result).bytes().toByteArray());
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
