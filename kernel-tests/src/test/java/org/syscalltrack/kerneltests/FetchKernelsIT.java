package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code fetch-kernels} says when apt does not give it a kernel; apt is played by scripts. */
final class FetchKernelsIT {
    private static final Path SCRIPT = Path.of("bin", "fetch-kernels").toAbsolutePath();

    @TempDir
    private Path directory = Path.of("");

    /** Where the script's tools are missing, other messages come first. */
    @BeforeEach
    void theHostHasTheTools() {
        GuestExtension.kernelOrAbort("6.12");
    }

    @Test
    void leavesAKernelThatIsThereAlone() throws Exception {
        Kernel kernel = GuestExtension.kernelOrAbort("6.12");
        command("apt-cache", "exit 9");
        command("apt-get", "exit 9");
        String cache = Kernel.cache(System.getenv()).toString();
        Run run = fetch(cache, "6.12");
        assertThat(run.status).isZero();
        assertThat(run.text).contains("kernel 6.12 is " + kernel.release());
    }

    @Test
    void refusesWhatIsNoSeries() throws Exception {
        assertThat(fetch(directory + "/cache", "six"))
                .isEqualTo(new Run(1, "fetch-kernels: 'six' is no kernel series; give for example 6.1 or 6.12.\n"));
    }

    @Test
    void saysWhenAptKnowsNoKernel() throws Exception {
        command("apt-cache", "exit 0");
        assertThat(fetch(directory + "/cache", "6.12"))
                .isEqualTo(new Run(
                        1,
                        "fetch-kernels: apt knows no linux-image-6.12.*-amd64: run 'apt-get update' on Debian 12"
                                + " with its archive configured.\n"));
    }

    @Test
    void saysWhenAptCannotDownloadAndLeavesNothingBehind() throws Exception {
        command(
                "apt-cache",
                "echo linux-image-6.12.9+deb12-amd64; echo linux-image-6.12.10+deb12-amd64;"
                        + " echo linux-image-6.12.11+deb12-rt-amd64");
        command("apt-get", "echo 'E: no route'; exit 100");
        Run run = fetch(directory + "/cache", "6.12");
        assertThat(run.status).isEqualTo(1);
        assertThat(run.text).isEqualTo("""
                        fetch-kernels: downloading linux-image-6.12.10+deb12-amd64
                        fetch-kernels: apt cannot download linux-image-6.12.10+deb12-amd64: is the network there? \
                        'apt-get update' may help.
                            E: no route
                        """);
        try (var left = Files.list(directory.resolve("cache"))) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder(".lock", "packages");
        }
        assertThat(directory.resolve("cache/packages")).isEmptyDirectory();
    }

    private record Run(int status, String text) {}

    private Run fetch(String cache, String series) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(SCRIPT.toString(), series)).redirectErrorStream(true);
        builder.environment().merge("PATH", "", (path, none) -> directory + ":" + path);
        builder.environment().put("SCT_KERNEL_CACHE", cache);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), text);
    }

    private void command(String name, String script) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
