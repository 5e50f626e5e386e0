package org.syscalltrack.kmod.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.golden.GoldenFiles;

/** The C that rules become, as files beside the rules. */
class GoldenCodeTest {
    static List<Path> cases() {
        return GoldenFiles.inputs("src/test/resources/org/syscalltrack/kmod/cases", ".sct");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void codeIsAsExpected(Path rules) throws IOException {
        String name = String.valueOf(rules.getFileName());
        GoldenFiles.check(rules, CompiledModule.rulesOf(name, Files.readString(rules)));
    }

    @Test
    void anotherArchitectureIsRefused() {
        KmodResult result = CompiledModule.of(
                "a.sct", "rule { syscall_name = unlinkat rule_name = r action { type = LOG } }", Architecture.ARM64);
        assertThat(((KmodResult.Refused) result).reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.message())
                        .isEqualTo("the kernel module redirects calls on x86_64 only, not on arm64;"
                                + " compile with --target bpf"));
    }

    @Test
    void theManifestNamesRulesAndFunctions() {
        KmodResult.Compiled module = (KmodResult.Compiled) CompiledModule.of(
                "a.sct",
                "rule { syscall_name = getppid rule_name = \"a \\\"b\\\"\" action { type = LOG } }",
                Architecture.X86_64);
        assertThat(String.valueOf(module.files().get("manifest.txt"))).isEqualTo("""
                        syscalltrack-object 1
                        tool 0.1.0
                        target x86_64 module
                        rule 0 LOG "a \\"b\\""
                        point ftrace __x64_sys_getppid dispatcher=- decision=- programs=-
                        """);
    }
}
