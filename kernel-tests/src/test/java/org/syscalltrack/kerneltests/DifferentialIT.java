package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.syscalltrack.bpf.object.BpfCompiler;
import org.syscalltrack.bpf.object.BpfOptions;
import org.syscalltrack.bpf.object.BpfResult;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.MemorySourceLoader;
import org.syscalltrack.jvm.RuleSet;
import org.syscalltrack.kerneltests.DrawnRules.DrawnCall;

/**
 * Drawn rules on drawn calls: the programs in the kernel find the same rules, in the same order, as the JVM backend, and
 * so does a module. {@code -Dsct.sets=50} draws so many sets of rules, {@code -Dsct.seed=N} begins with a seed that was
 * printed.
 */
final class DifferentialIT {
    private static Path program;

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
        program = ValueCase.program();
    }

    @InGuest
    void programsFindTheSameRules(Guest guest) throws IOException, InterruptedException {
        findsTheSameRules(guest, 2, drawn -> {
            Sct sct = new Sct(guest);
            guest.write("/tmp/drawn.bpf.o", compile(drawn.rules()));
            sct.run("sct_config upload /tmp/drawn.bpf.o").expectSuccess();
            String logged = sct.logged(program + " " + arguments(drawn));
            sct.unload();
            return logged;
        });
    }

    @InGuest
    void aModuleFindsTheSameRules(Guest guest) throws IOException, InterruptedException {
        findsTheSameRules(guest, 1, drawn -> {
            Sct sct = new Sct(guest);
            BuiltModule module = BuiltModule.of(guest.kernel(), drawn.rules());
            sct.run("insmod " + module.named("one") + "/syscalltrack_one.ko").expectSuccess();
            String logged = sct.logged(program + " " + arguments(drawn));
            sct.run(BuiltModule.REMOVE).expectSuccess();
            module.delete();
            return logged;
        });
    }

    /** Makes the calls of a set with its rules in the kernel, and returns what is logged. */
    private interface InKernel {
        String logged(DrawnRules drawn) throws IOException, InterruptedException;
    }

    private static void findsTheSameRules(Guest guest, int fewest, InKernel kernel)
            throws IOException, InterruptedException {
        long first = Long.getLong("sct.seed", System.nanoTime());
        int sets = Integer.getInteger("sct.sets", fewest);
        System.out.println("DifferentialIT on " + guest.kernel().release() + ": -Dsct.seed=" + first);
        for (long seed = first; seed < first + sets; seed++) {
            DrawnRules drawn = new DrawnRules(seed);
            compare(seed, drawn, ofCalls(kernel.logged(drawn)));
        }
    }

    private static void compare(long seed, DrawnRules drawn, List<List<String>> found) {
        RuleSet ruleSet = RuleSet.of(plan(drawn.rules()));
        List<DrawnCall> calls =
                drawn.calls().stream().filter(call -> call.view().isPresent()).toList();
        assertThat(found).as("calls of seed %d", seed).hasSameSizeAs(calls);
        int matches = 0;
        for (int i = 0; i < calls.size(); i++) {
            List<String> expected = ruleSet.evaluate(calls.get(i).view().orElseThrow()).matches().stream()
                    .map(match -> match.rule().name())
                    .skip(1)
                    .toList();
            assertThat(found.get(i))
                    .as("seed %d, call %s, rules\n%s", seed, calls.get(i).argument(), drawn.rules())
                    .isEqualTo(expected);
            matches += expected.size();
        }
        // A set that matches nothing would show nothing.
        assertThat(matches).as("matches of seed %d", seed).isGreaterThan(calls.size());
    }

    private static String arguments(DrawnRules drawn) {
        return drawn.calls().stream()
                .map(call -> GuestJob.quote(call.argument()))
                .collect(Collectors.joining(" "));
    }

    /** The names of the rules that found each call. */
    private static List<List<String>> ofCalls(String logged) {
        List<List<String>> calls = new ArrayList<>();
        for (String line : logged.split("\n", -1)) {
            if (line.equals(DrawnRules.MARK)) {
                calls.add(new ArrayList<>());
            } else if (!line.isEmpty()) {
                assertThat(calls).as(logged).isNotEmpty();
                calls.get(calls.size() - 1).add(line.split(" ", 2)[0].replace("\"", ""));
            }
        }
        return calls;
    }

    private static Plan plan(String rules) {
        FrontEndResult checked = new FrontEnd(Catalog.standard(), Architecture.X86_64)
                .checkFiles(List.of("drawn.sct"), new MemorySourceLoader(Map.of("drawn.sct", rules)));
        assertThat(checked.hasErrors())
                .as("%s\n%s", checked.diagnostics(), rules)
                .isFalse();
        return Planner.plan(checked.ruleSet().orElseThrow());
    }

    private static byte[] compile(String rules) {
        BpfResult result = BpfCompiler.compile(plan(rules), ByteString.ofUtf8(rules), BpfOptions.portable("test"));
        assertThat(result).as("%s", result).isInstanceOf(BpfResult.Compiled.class);
        return ((BpfResult.Compiled) result).bytes().toByteArray();
    }
}
