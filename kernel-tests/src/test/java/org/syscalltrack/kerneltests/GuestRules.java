package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.syscalltrack.bpf.object.BpfCompiler;
import org.syscalltrack.bpf.object.BpfOptions;
import org.syscalltrack.bpf.object.BpfResult;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.diagnostic.Severity;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.MemorySourceLoader;

/** Rules in a guest's kernel: compiled here, uploaded there by {@code sct_config}. */
public final class GuestRules {
    private static final String OBJECT = "/tmp/rules.bpf.o";

    private final Guest guest;
    private final Sct sct;

    /** The rules of a guest. */
    public GuestRules(Guest guest) {
        this.guest = guest;
        sct = new Sct(guest);
    }

    /** Compiles rules to an object, or says why that cannot be. */
    public static BpfResult compile(String rules) {
        ByteString source = ByteString.of(rules.getBytes(StandardCharsets.UTF_8));
        return BpfCompiler.compile(plan(rules), source, BpfOptions.portable("test"));
    }

    /** The plan of rules without errors. */
    public static Plan plan(String rules) {
        FrontEndResult checked = new FrontEnd(Catalog.standard(), Architecture.X86_64)
                .checkFiles(List.of("rules.sct"), new MemorySourceLoader(Map.of("rules.sct", rules)));
        assertThat(checked.diagnostics())
                .filteredOn(each -> each.kind().severity() == Severity.ERROR)
                .isEmpty();
        return Planner.plan(checked.ruleSet().orElseThrow());
    }

    /** Replaces the guest's rules. */
    public void upload(String rules) {
        BpfResult result = compile(rules);
        if (result instanceof BpfResult.Refused refused) {
            throw new AssertionError("refused: " + refused.findings());
        }
        guest.write(OBJECT, ((BpfResult.Compiled) result).bytes().toByteArray());
        command("upload " + OBJECT).expectSuccess();
    }

    /** Runs {@code sct_config} in the guest. */
    public StepResult command(String arguments) {
        return sct.run("sct_config " + arguments);
    }
}
