package org.syscalltrack.lsp.run;

import java.util.Optional;
import org.syscalltrack.bpf.elf.BpfObjectFile;
import org.syscalltrack.bpf.object.BpfCompiler;
import org.syscalltrack.bpf.object.BpfOptions;
import org.syscalltrack.bpf.object.BpfResult;
import org.syscalltrack.bpf.object.ObjectListing;
import org.syscalltrack.dsl.check.LiveFrontEnd;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.lsp.program.Settings;

/** A program's eBPF instructions, as {@code sctc disasm} prints them. */
public final class Disassembly {
    private Disassembly() {}

    /** The text; empty where the program has errors. */
    public static Optional<String> of(LiveFrontEnd.Result program, Settings settings) {
        return program.ruleSet().map(rules -> {
            BpfOptions options = new BpfOptions("", settings.targetKernel());
            BpfResult result = BpfCompiler.compile(Planner.plan(rules), ByteString.ofUtf8(""), options);
            if (result instanceof BpfResult.Refused refused) {
                StringBuilder text = new StringBuilder();
                for (Diagnostic finding : refused.findings()) {
                    text.append("# ").append(finding.span()).append(": ");
                    text.append(finding.message()).append('\n');
                }
                return text.toString();
            }
            byte[] bytes = ((BpfResult.Compiled) result).bytes().toByteArray();
            return ObjectListing.of(BpfObjectFile.read(bytes));
        });
    }
}
