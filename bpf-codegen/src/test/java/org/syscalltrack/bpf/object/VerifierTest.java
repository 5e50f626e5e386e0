package org.syscalltrack.bpf.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syscalltrack.bpf.drawn.RandomRules;
import org.syscalltrack.bpf.oracle.Kernel;
import org.syscalltrack.bpf.oracle.Tool;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.golden.GoldenFiles;

/**
 * Programs of entries and exits before the running kernel's verifier. The machine may refuse programs for functions of
 * the kernel, so they are loaded for the tracepoints that are given the same saved registers and result.
 */
class VerifierTest {
    @TempDir
    private Path directory;

    static List<Path> cases() {
        return GoldenFiles.inputs("src/test/resources/org/syscalltrack/bpf/object/loads", ".sct");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void accepts(Path file) throws IOException {
        BpfResult result = CompiledRules.of(file);
        byte[] object = compiled(result);
        Path written = Files.write(directory.resolve("o.bpf.o"), forTracepoints(object));
        try (Kernel kernel = Kernel.open()) {
            Tool.Result loaded = kernel.load(written, "o");
            assertThat(loaded.status()).as(loaded.output()).isZero();
        }
    }

    /** {@code -Dsct.rules=10000} makes it so many. */
    @Test
    void acceptsThousandsOfRulesOnOneCall() throws IOException {
        int rules = Integer.getInteger("sct.rules", 1000);
        byte[] object = compiled(CompiledRules.ofNativeCalls("many.sct", MixedRules.onOneCall(rules)));
        Path written = Files.write(directory.resolve("o.bpf.o"), forTracepoints(object));
        try (Kernel kernel = Kernel.open()) {
            Tool.Result loaded = kernel.loadSilently(written, "o");
            assertThat(loaded.status()).as(loaded.output()).isZero();
            // The entry and the exit have one dispatcher each; the rules are divided among programs.
            assertThat(kernel.pins("o")).hasSizeGreaterThan(2 + 2 + rules / 1000);
        }
    }

    private static byte[] compiled(BpfResult result) {
        assertThat(result)
                .as(() -> result instanceof BpfResult.Refused refused
                        ? refused.findings().toString()
                        : "")
                .isInstanceOf(BpfResult.Compiled.class);
        return ((BpfResult.Compiled) result).bytes().toByteArray();
    }

    /** {@code -Dsct.sets=5000} draws so many, {@code -Dsct.seed=N} begins with a seed that was printed. */
    @Test
    void acceptsWhateverTheCheckerAccepts() throws IOException {
        long first = Long.getLong("sct.seed", System.nanoTime());
        int sets = Integer.getInteger("sct.sets", 40);
        System.out.println("acceptsWhateverTheCheckerAccepts: -Dsct.seed=" + first);
        int accepted = 0;
        try (Kernel kernel = Kernel.open()) {
            for (long seed = first; seed < first + sets; seed++) {
                String text = RandomRules.text(seed, 12);
                BpfResult result = CompiledRules.ofNativeCalls("drawn.sct", text);
                if (result instanceof BpfResult.Compiled compiled) {
                    byte[] object = compiled.bytes().toByteArray();
                    Path written = Files.write(directory.resolve("o.bpf.o"), forTracepoints(object));
                    Tool.Result loaded = kernel.loadSilently(written, "o" + accepted++);
                    assertThat(loaded.status())
                            .as("seed %d\n%s\n%s", seed, text, loaded.output())
                            .isZero();
                } else {
                    // What a program cannot hold is refused with the reason, never by the verifier.
                    assertThat(((BpfResult.Refused) result).findings())
                            .as("seed %d\n%s", seed, text)
                            .allSatisfy(finding -> assertThat(finding.kind()).isEqualTo(DiagnosticKind.NOT_ON_TARGET));
                }
            }
        }
        assertThat(accepted).isGreaterThan(sets / 2);
    }

    /** Replaces the names of sections wherever they stand; the rest of a longer name becomes NULs. */
    private static byte[] forTracepoints(byte[] object) {
        byte[] changed = object.clone();
        replace(changed, "fentry/", "tp_btf/sys_enter");
        replace(changed, "fexit/", "tp_btf/sys_exit");
        return changed;
    }

    private static void replace(byte[] object, String prefix, String name) {
        byte[] wanted = prefix.getBytes(StandardCharsets.ISO_8859_1);
        byte[] given = name.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at + wanted.length <= object.length; at++) {
            if (Arrays.equals(object, at, at + wanted.length, wanted, 0, wanted.length)) {
                int end = at;
                while (object[end] != 0) {
                    end++;
                }
                assertThat(end - at).isGreaterThanOrEqualTo(given.length);
                Arrays.fill(object, at, end, (byte) 0);
                System.arraycopy(given, 0, object, at, given.length);
            }
        }
    }
}
