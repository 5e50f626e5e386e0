package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a test is told when its guest is lost, and what remains of a guest then. */
final class GuestFailureIT {

    @InGuest(fresh = true)
    void tellsOfAPanic(Guest guest) {
        assertThatThrownBy(() -> guest.run("echo 1 >/proc/sys/kernel/sysrq; echo c >/proc/sysrq-trigger"))
                .isInstanceOfSatisfying(
                        GuestException.class, e -> assertThat(e.kind()).isEqualTo(GuestException.Kind.PANICKED))
                .hasMessageContaining("Kernel panic - not syncing: sysrq triggered crash")
                .hasMessageContaining("sysrq-trigger")
                .hasMessageContaining("Call Trace:");
        assertThat(guest.isAlive()).isFalse();
        assertThat(guest.console()).contains("Kernel panic");
    }

    @InGuest(fresh = true, kernels = "6.12")
    void tellsOfAPowerOff(Guest guest) {
        assertThatThrownBy(() -> guest.run("echo 1 >/proc/sys/kernel/sysrq; echo o >/proc/sysrq-trigger; sleep 60"))
                .isInstanceOfSatisfying(
                        GuestException.class, e -> assertThat(e.kind()).isEqualTo(GuestException.Kind.ENDED));
    }

    @Test
    void stopsAGuestThatHangs() throws IOException, InterruptedException {
        Kernel kernel = GuestExtension.kernelOrAbort("6.12");
        try (Guest guest = Guest.boot(kernel, GuestSettings.standard().withGrace(Duration.ofSeconds(2)))) {
            assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(guest.qemuPid()))
                            .start()
                            .waitFor())
                    .isZero();
            assertThatThrownBy(() -> guest.run("true", new byte[0], Duration.ofSeconds(1)))
                    .isInstanceOfSatisfying(
                            GuestException.class, e -> assertThat(e.kind()).isEqualTo(GuestException.Kind.HUNG))
                    .hasMessageContaining("no answer within 3 s");
            assertThat(guest.isAlive()).isFalse();
        }
    }

    @Test
    void triesABootTwiceAndSaysWhyItFailed(@TempDir Path directory) throws IOException {
        Kernel real = GuestExtension.kernelOrAbort("6.12");
        Files.copy(real.vmlinux(), directory.resolve("vmlinux"));
        // Unpacks to nothing: the kernel finds no init.
        Files.write(directory.resolve("initramfs"), new byte[0]);
        Path logs = directory.resolve("logs");
        GuestSettings settings = new GuestSettings(
                GuestSettings.Pace.QUICK,
                512,
                Duration.ofSeconds(120),
                Duration.ofSeconds(120),
                Duration.ofSeconds(30),
                logs,
                "");
        assertThatThrownBy(() -> Guest.boot(new Kernel("6.12", real.release(), directory), settings))
                .isInstanceOfSatisfying(
                        GuestException.class, e -> assertThat(e.kind()).isEqualTo(GuestException.Kind.NOT_BOOTED))
                .hasMessageContaining("Unable to mount root fs");
        try (var boots = Files.list(logs)) {
            assertThat(boots.count()).isEqualTo(2);
        }
    }

    @Test
    void leavesNoGuestWhenTheJvmIsKilled() throws IOException, InterruptedException {
        Kernel kernel = GuestExtension.kernelOrAbort("6.12");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        GuestHolder.class.getName(),
                        kernel.series())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
            String pid = lines.readLine();
            assertThat(pid).isNotNull();
            ProcessHandle qemu = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
            assertThat(qemu.isAlive()).isTrue();
            holder.destroyForcibly().waitFor();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (qemu.isAlive() && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(qemu.isAlive()).isFalse();
        }
    }

    /** A JVM with a guest, to be killed. */
    static final class GuestHolder {
        private GuestHolder() {}

        public static void main(String[] arguments) throws InterruptedException {
            Guest guest = Guest.boot(Kernel.ofSeries(arguments[0]), GuestSettings.standard());
            System.out.println(guest.qemuPid());
            Thread.sleep(TimeUnit.MINUTES.toMillis(10));
            guest.close();
        }
    }

    @Test
    void countsInstructions() {
        Kernel kernel = GuestExtension.kernelOrAbort("6.12");
        try (Guest guest = Guest.boot(kernel, GuestSettings.standard().withPace(GuestSettings.Pace.COUNTED))) {
            System.out.println("counted boot: " + guest.bootTime().toMillis() + " ms");
            assertThat(guest.run("nproc").out()).isEqualTo("1\n");
            long none = loop(guest, 0);
            long one = loop(guest, 50_000) - none;
            long two = loop(guest, 100_000) - none;
            System.out.println("counted loops: " + none + ", +" + one + ", +" + two + " instructions");
            assertThat(two / (double) one).isBetween(1.8, 2.2);
        }
    }

    private static long loop(Guest guest, int rounds) {
        // The clock of EPOCHREALTIME is the instruction counter, in microseconds.
        StepResult step = guest.run("begin=${EPOCHREALTIME/./}; for ((i = 0; i < " + rounds
                + "; i++)); do :; done; echo $((${EPOCHREALTIME/./} - begin))");
        return Long.parseLong(step.expectSuccess().out().strip()) * 1000;
    }
}
