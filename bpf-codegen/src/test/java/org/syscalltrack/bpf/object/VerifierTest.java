package org.syscalltrack.bpf.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syscalltrack.bpf.oracle.Kernel;
import org.syscalltrack.bpf.oracle.Tool;
import org.syscalltrack.dsl.golden.GoldenFiles;

/**
 * Entry programs before the running kernel's verifier. It may refuse programs for functions of the kernel, so they are
 * loaded for a tracepoint that is given the same saved registers.
 */
class VerifierTest {
    private static final byte[] TRACEPOINT = "tp_btf/sys_enter".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] FUNCTION = "fentry/".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    private Path directory;

    static List<Path> cases() {
        return GoldenFiles.inputs("src/test/resources/org/syscalltrack/bpf/object/loads", ".sct");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void accepts(Path file) throws IOException {
        BpfResult result = CompiledRules.of(file);
        assertThat(result)
                .as(() -> result instanceof BpfResult.Refused refused
                        ? refused.findings().toString()
                        : "")
                .isInstanceOf(BpfResult.Compiled.class);
        byte[] object = ((BpfResult.Compiled) result).bytes().toByteArray();
        Path written = Files.write(directory.resolve("o.bpf.o"), forTracepoint(object));
        try (Kernel kernel = Kernel.open()) {
            Tool.Result loaded = kernel.load(written, "o");
            assertThat(loaded.status()).as(loaded.output()).isZero();
        }
    }

    /** Replaces the names of sections wherever they stand; the rest of a longer name becomes NULs. */
    private static byte[] forTracepoint(byte[] object) {
        byte[] changed = object.clone();
        for (int at = 0; at + FUNCTION.length <= changed.length; at++) {
            if (Arrays.equals(changed, at, at + FUNCTION.length, FUNCTION, 0, FUNCTION.length)) {
                int end = at;
                while (changed[end] != 0) {
                    end++;
                }
                assertThat(end - at).isGreaterThanOrEqualTo(TRACEPOINT.length);
                Arrays.fill(changed, at, end, (byte) 0);
                System.arraycopy(TRACEPOINT, 0, changed, at, TRACEPOINT.length);
            }
        }
        return changed;
    }
}
