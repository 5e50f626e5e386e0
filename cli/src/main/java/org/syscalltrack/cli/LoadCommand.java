package org.syscalltrack.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.syscalltrack.runtime.kernel.KernelFacts;
import org.syscalltrack.runtime.kernel.Preemption;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sct_load}: makes the kernel ready for rules, and says what it can do. */
final class LoadCommand implements Command {
    @Override
    public CommandSpec specification() {
        return Specifications.command("sct_load", "Makes the kernel ready for rules and says what it can do.");
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
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

    private static String enforcement(KernelFacts facts) {
        if (facts.securityHooksWork()) {
            return "FAIL and KILL act at security hooks (bpf is an active security module)";
        }
        return facts.securityModules()
                .map(modules -> "FAIL and KILL cannot act: bpf is not among the active security modules ("
                        + String.join(",", modules) + ")")
                .orElse("Whether FAIL and KILL can act is not known: securityfs is not mounted");
    }
}
