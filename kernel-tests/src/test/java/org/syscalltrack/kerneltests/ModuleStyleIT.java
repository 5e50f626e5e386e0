package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The C of modules as the kernel's own style checker wants it: what is written by hand, and what rules become. */
final class ModuleStyleIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final int NOT_AVAILABLE = 3;

    /** What the command printed, and its exit status. */
    private record Result(String text, int status) {}

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Sct.build();
    }

    @Test
    void checkpatchFindsNothing(@TempDir Path directory) throws IOException, InterruptedException {
        Path rules = Files.writeString(directory.resolve("rules.sct"), ModuleRules.withoutLongTexts());
        Path module = directory.resolve("module");
        Result compiled = run(
                HOME.resolve("sctc").toString(),
                "compile",
                "--target",
                "kmod",
                "-o",
                module.toString(),
                rules.toString());
        assertThat(compiled.status()).as(compiled.text()).isZero();

        Result style = run(HOME.resolve("kernel-tests/bin/check-module-style").toString(), module.toString());
        Assumptions.assumeTrue(
                style.status() != NOT_AVAILABLE || "1".equals(System.getenv("SCT_REQUIRE_KERNELS")), style.text());
        assertThat(style.text()).isEmpty();
        assertThat(style.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1", "6.12"})
    void compilerAndSparseWarnOfNothing(String series) throws IOException, InterruptedException {
        Kernel kernel = GuestExtension.kernelOrAbort(series);
        assertThat(BuiltModule.of(kernel, ModuleRules.acting()).directory()).isDirectoryContaining("glob:**.ko");
        assertThat(BuiltModule.of(kernel, KernelValuesIT.rules()).directory()).isDirectoryContaining("glob:**.ko");
    }

    private static Result run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(text, process.waitFor());
    }
}
