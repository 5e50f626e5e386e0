package org.syscalltrack.lsp.run;

import java.util.Optional;
import org.syscalltrack.bpf.asm.Disassembler;
import org.syscalltrack.bpf.elf.BpfObjectFile;
import org.syscalltrack.bpf.lower.CannotLower;
import org.syscalltrack.bpf.object.BpfCompiler;
import org.syscalltrack.bpf.object.BpfOptions;
import org.syscalltrack.bpf.object.BpfResult;
import org.syscalltrack.dsl.check.LiveFrontEnd;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.lsp.program.Settings;

/** A program's eBPF instructions, as {@code sctc disasm} prints them. */
public final class Disassembly {
    private Disassembly() {}

    /** The text; empty where the program has errors. */
    public static Optional<String> of(LiveFrontEnd.Result program, Settings settings) {
        return program.ruleSet().map(rules -> {
            BpfOptions options = new BpfOptions("", settings.kernel());
            BpfResult result = BpfCompiler.compile(Planner.plan(rules), ByteString.ofUtf8(""), options);
            StringBuilder text = new StringBuilder();
            if (result instanceof BpfResult.Refused refused) {
                for (CannotLower reason : refused.reasons()) {
                    text.append("# ").append(reason).append('\n');
                }
                return text.toString();
            }
            byte[] bytes = ((BpfResult.Compiled) result).bytes().toByteArray();
            for (BpfObjectFile.Function function : BpfObjectFile.read(bytes).functions()) {
                text.append("section ")
                        .append(function.section())
                        .append(" program ")
                        .append(function.name());
                text.append(": ").append(function.code().slots()).append(" instructions\n");
                text.append(Disassembler.annotated().disassemble(function.code()))
                        .append("\n\n");
            }
            return text.toString();
        });
    }
}
