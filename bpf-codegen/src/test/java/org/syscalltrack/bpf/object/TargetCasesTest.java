package org.syscalltrack.bpf.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syscalltrack.dsl.diagnostic.TextRenderer;
import org.syscalltrack.dsl.golden.GoldenFiles;

/** Rules that are right and that an eBPF program, or the kernel that they are for, cannot carry. */
class TargetCasesTest {
    static List<Path> cases() {
        return GoldenFiles.inputs("src/test/resources/org/syscalltrack/bpf/object/cases", ".sct");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void saysWhatIsMissing(Path file) {
        BpfResult result = CompiledRules.of(file);
        assertThat(result).isInstanceOf(BpfResult.Refused.class);
        GoldenFiles.check(file, new TextRenderer(false).render(((BpfResult.Refused) result).findings()));
    }
}
