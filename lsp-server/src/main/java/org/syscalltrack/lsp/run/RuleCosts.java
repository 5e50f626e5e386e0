package org.syscalltrack.lsp.run;

import java.util.List;
import java.util.Optional;
import org.syscalltrack.bpf.elf.BpfObjectFile;
import org.syscalltrack.bpf.kernel.OldestKernel;
import org.syscalltrack.bpf.kernel.TargetKernel;
import org.syscalltrack.bpf.object.BpfCompiler;
import org.syscalltrack.bpf.object.BpfOptions;
import org.syscalltrack.bpf.object.BpfResult;
import org.syscalltrack.dsl.check.LiveFrontEnd;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.lsp.program.Settings;

/** What a rule costs as an eBPF program of its own. */
public final class RuleCosts {
    private RuleCosts() {}

    /**
     * A rule's cost.
     *
     * @param instructions of all its programs; 0 where there is none
     * @param programs how many programs it has
     * @param refusal why there is no eBPF program for it; empty where there is one
     * @param oldestKernel the first version of Linux with all that its programs ask for
     */
    public record Cost(int instructions, int programs, String refusal, String oldestKernel) {
        /** A few words, for a lens. */
        public String title() {
            return refusal.isEmpty() ? instructions + " instructions" : "not for eBPF: " + refusal;
        }

        /** A sentence, for a hover. */
        public String sentence() {
            return refusal.isEmpty()
                    ? "As eBPF: " + instructions + " instructions in " + programs
                            + (programs == 1 ? " program" : " programs") + ", if it stood alone; from Linux "
                            + oldestKernel + " on."
                    : "No eBPF program: " + refusal + ".";
        }
    }

    /** The cost of the first rule of that name; empty where the program has errors. */
    public static Optional<Cost> of(LiveFrontEnd.Result program, String name, Settings settings) {
        return program.ruleSet()
                .flatMap(rules -> rules.rules().stream()
                        .filter(rule -> rule.name().equals(name))
                        .findFirst()
                        .map(rule -> cost(rules, rule, settings)));
    }

    private static Cost cost(RuleSet rules, Rule rule, Settings settings) {
        RuleSet alone = new RuleSet(rules.catalog(), rules.architecture(), List.of(rule), List.of());
        BpfResult result = compile(alone, settings.targetKernel());
        if (result instanceof BpfResult.Refused refused) {
            return new Cost(0, 0, refused.findings().get(0).message(), "");
        }
        BpfObjectFile object =
                BpfObjectFile.read(((BpfResult.Compiled) result).bytes().toByteArray());
        int instructions = 0;
        for (BpfObjectFile.Function function : object.functions()) {
            instructions += function.code().slots();
        }
        OldestKernel oldest = new OldestKernel();
        compile(alone, oldest);
        return new Cost(
                instructions, object.functions().size(), "", oldest.version().toString());
    }

    private static BpfResult compile(RuleSet rules, TargetKernel kernel) {
        return BpfCompiler.compile(Planner.plan(rules), ByteString.ofUtf8(""), new BpfOptions("", kernel));
    }
}
