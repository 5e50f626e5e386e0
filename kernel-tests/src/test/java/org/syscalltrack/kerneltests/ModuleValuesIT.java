package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;

/** The calls and rules of {@link ValuesIT} and {@link KernelValuesIT} with a module: the same is logged and counted. */
final class ModuleValuesIT {
    private static final List<ValueCase> CASES = List.of(
            ValueCase.STRINGS, ValueCase.PAIRS, ValueCase.ADDRESSES, ValueCase.SHORT_ADDRESS, LongPatterns.CASE);

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Sct.build();
    }

    private static Sct load(Guest guest, String rules) throws IOException, InterruptedException {
        Path module = BuiltModule.of(guest.kernel(), rules).named("one");
        Sct sct = new Sct(guest);
        sct.run("insmod " + module + "/syscalltrack_one.ko").expectSuccess();
        return sct;
    }

    @InGuest
    void decidesAsProgramsDo(Guest guest) throws IOException, InterruptedException {
        Sct sct = load(guest, ModuleRules.acting());
        String program = ValueCase.program().toString();
        String script = CASES.stream()
                .map(values -> program + " " + values.arguments() + "; ")
                .collect(Collectors.joining());
        assertThat(sct.logged(script + program + ValueCase.COUNTED_CALLS)
                        .replace("\"", "")
                        .lines())
                .containsExactlyElementsOf(Stream.concat(
                                CASES.stream().flatMap(values -> values.lines().stream()),
                                Stream.of("limited 1", "limited 1", "limited 1"))
                        .toList());
        assertThat(sct.run("sct_config status").expectSuccess().out())
                .contains(ValueCase.STRINGS_STATUS)
                .contains("rule limited (LOG): matched 10, acted 0, suppressed 7\n");
        assertThat(sct.run("sctlog --counts").expectSuccess().out()).containsPattern(ValueCase.COUNTED);
        sct.run(BuiltModule.REMOVE).expectSuccess();
    }

    @InGuest
    void agreesWithWhatTheKernelSays(Guest guest) throws IOException, InterruptedException {
        KernelValuesIT.prepare(guest);
        Sct sct = load(guest, KernelValuesIT.rules());
        KernelValuesIT.check(guest, sct);
        sct.run(BuiltModule.REMOVE).expectSuccess();
        KernelValuesIT.clean(guest);
    }
}
