package org.syscalltrack.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.bpf.lower.CannotLower;
import org.syscalltrack.bpf.object.BpfCompiler;
import org.syscalltrack.bpf.object.BpfOptions;
import org.syscalltrack.bpf.object.BpfResult;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.TextRenderer;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.DiskSourceLoader;
import org.syscalltrack.dsl.source.SourceLoader;

/** From rule files to an object, for the commands; tells the findings on the way. */
final class RuleCompiler {
    private final Terminal terminal;
    private final Architecture architecture;
    private final SourceLoader loader = new DiskSourceLoader(Path.of(""));

    RuleCompiler(Terminal terminal, Architecture architecture) {
        this.terminal = terminal;
        this.architecture = architecture;
    }

    /**
     * Returns the architecture that the user named.
     *
     * @throws UsageException where it is none of ours
     */
    static Architecture architecture(Optional<String> name) {
        if (name.isEmpty()) {
            return Architecture.X86_64;
        }
        for (Architecture architecture : Architecture.values()) {
            if (architecture.label().equals(name.get())) {
                return architecture;
            }
        }
        throw new UsageException("there is no architecture " + name.get() + "; there are "
                + String.join(
                        ", ",
                        List.of(Architecture.values()).stream()
                                .map(Architecture::label)
                                .toList()));
    }

    /** Reads and checks the files. */
    FrontEndResult check(List<String> files) {
        return new FrontEnd(Catalog.standard(), architecture).checkFiles(files, loader);
    }

    /** Tells findings as text. */
    void tell(List<Diagnostic> findings) {
        if (!findings.isEmpty()) {
            terminal.tell(new TextRenderer(terminal.colour()).render(findings).stripTrailing());
        }
    }

    /** What became of the files: an object, or the exit status that says why not. */
    record Result(Optional<ByteString> object, ExitStatus status) {}

    /** Checks the files, tells the findings, and compiles them where there are no errors. */
    Result compile(List<String> files, String kernel) {
        FrontEndResult checked = check(files);
        tell(checked.diagnostics());
        if (checked.ruleSet().isEmpty()) {
            return new Result(Optional.empty(), ExitStatus.BAD_INPUT);
        }
        BpfResult result = BpfCompiler.compile(
                Planner.plan(checked.ruleSet().get()),
                RuleSource.of(checked, loader),
                new BpfOptions(Version.current(), kernel));
        if (result instanceof BpfResult.Refused refused) {
            refused.reasons().forEach(reason -> terminal.tell(sentence(reason)));
            return new Result(Optional.empty(), ExitStatus.MACHINE_CANNOT);
        }
        return new Result(Optional.of(((BpfResult.Compiled) result).bytes()), ExitStatus.DONE);
    }

    private static String sentence(CannotLower reason) {
        return reason.span() + ": error: rule " + reason.rule() + " cannot become an eBPF program: " + reason.message();
    }
}
