package org.syscalltrack.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.bpf.object.Manifest;
import org.syscalltrack.bpf.object.PointEntry;
import org.syscalltrack.bpf.object.RuleEntry;
import org.syscalltrack.runtime.counters.CounterReader;
import org.syscalltrack.runtime.counters.RuleCounters;
import org.syscalltrack.runtime.pin.PinnedState;
import org.syscalltrack.runtime.suspend.SuspendedCall;
import org.syscalltrack.runtime.suspend.SuspendedCalls;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code sct_config status}: which rules are in the kernel, and what they did. */
final class StatusCommand implements Command {
    @Override
    public CommandSpec specification() {
        return Specifications.command(
                "status", "Shows the rules in the kernel, their counters and where they are attached.");
    }

    @Override
    public ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException {
        Machine machine = Machine.openToRead();
        PinnedState state = machine.state();
        int generation = state.generation();
        Optional<Manifest> manifest = state.manifest(generation);
        if (manifest.isEmpty()) {
            terminal.print(state.exists() ? "No rules are loaded." : "Nothing is loaded: use sct_config upload.");
            return ExitStatus.DONE;
        }
        terminal.print("Generation " + generation + ", compiled by syscalltrack "
                + manifest.get().toolVersion() + " for " + manifest.get().target());
        List<RuleCounters> counters = new CounterReader(machine.kernel())
                .read(
                        state.layout().generation(generation).counters(),
                        manifest.get().rules().size());
        for (int i = 0; i < counters.size(); i++) {
            terminal.print(ruleLine(manifest.get().rules().get(i), counters.get(i)));
        }
        List<RuleEntry> rules = manifest.get().rules();
        for (SuspendedCall call :
                new SuspendedCalls(machine.kernel(), state.layout().suspended()).list()) {
            terminal.print("process " + call.process() + " (thread " + call.thread() + ") is stopped by rule "
                    + rules.get(call.rule()).name() + ": sct_config resume " + call.process());
        }
        for (PointEntry point : manifest.get().points()) {
            boolean attached = Modules.areUsed() || state.layout().point(point).complete();
            terminal.print("point " + point + (attached ? "" : ": not attached; upload the rules again"));
        }
        return ExitStatus.DONE;
    }

    private static String ruleLine(RuleEntry rule, RuleCounters counters) {
        List<String> counts = new ArrayList<>();
        counts.add("matched " + counters.matched());
        counts.add("acted " + counters.acted());
        addIfAny(counts, "unreadable", counters.unreadable());
        addIfAny(counts, "raced", counters.raced());
        addIfAny(counts, "unseen", counters.unseen());
        addIfAny(counts, "suppressed", counters.suppressed());
        addIfAny(counts, "dropped", counters.dropped());
        addIfAny(counts, "exempted", counters.exempted());
        return "rule " + rule.name() + " (" + rule.action() + "): " + String.join(", ", counts);
    }

    private static void addIfAny(List<String> counts, String name, long count) {
        if (count != 0) {
            counts.add(name + " " + count);
        }
    }
}
