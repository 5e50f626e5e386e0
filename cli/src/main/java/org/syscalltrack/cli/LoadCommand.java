package org.syscalltrack.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.syscalltrack.runtime.kernel.KernelFacts;
import org.syscalltrack.runtime.kernel.Preemption;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sct_load}: makes the kernel ready for rules, and says what it can do. */
final class LoadCommand implements Command {
    private static final String MODULE = "--kmod";

    @Override
    public CommandSpec specification() {
        CommandSpec specification =
                Specifications.command("sct_load", "Makes the kernel ready for rules and says what it can do.");
        specification.addOption(Specifications.flag(MODULE)
                .description("Put rules into a kernel module, until sct_unload, instead of eBPF programs.")
                .build());
        specification.addPositional(Specifications.files(
                "DIR",
                "0..1",
                "With --kmod: a directory that sctc compile --target kmod wrote; its rules are loaded."));
        return specification;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        List<String> directories = Specifications.parameters(arguments);
        if (arguments.hasMatchedOption(MODULE)) {
            return loadModule(directories, terminal);
        } else if (!directories.isEmpty()) {
            throw new UsageException("a directory goes with --kmod; rules of eBPF are uploaded by sct_config upload");
        }
        Modules.requireNoModule();
        KernelFacts facts = Machine.probe().requireLoading();
        Machine.open().loader().prepare();
        terminal.print("Kernel " + facts.release() + " on " + facts.architecture() + ": rules are decided by eBPF at"
                + " the entry and the exit of calls");
        terminal.print(enforcement(facts));
        if (facts.securityHooksWork() && Preemption.isFull(Path.of("/"))) {
            terminal.tell(
                    "sct_load: this kernel preempts itself fully, where a rule that compares strings at a security"
                            + " hook can be misled; start it with the parameter preempt=voluntary");
        }
        return ExitStatus.DONE;
    }

    private static ExitStatus loadModule(List<String> directories, Terminal terminal) throws IOException {
        Machine.probe().requirePrivilege();
        Modules.requireNoPrograms();
        Modules.loader().prepare();
        terminal.print("Kernel " + Machine.probe().facts().release()
                + ": rules are decided by a kernel module at the entry of calls; all actions act there");
        for (String directory : directories) {
            Modules.loader().upload(Path.of(directory));
            terminal.print("Loaded the rules of " + directory);
        }
        return ExitStatus.DONE;
    }

    private static String enforcement(KernelFacts facts) {
        if (facts.securityHooksWork()) {
            return "FAIL and KILL act at security hooks (bpf is an active security module)";
        }
        return facts.securityModules()
                .map(modules -> "FAIL and KILL: bpf is not among the active security modules ("
                        + String.join(",", modules) + "): portable rules refuse calls at the functions that ask the"
                        + " modules")
                .orElse("FAIL and KILL: by which mechanism they act is not known, since securityfs is not mounted");
    }
}
