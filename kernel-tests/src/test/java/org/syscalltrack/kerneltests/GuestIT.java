package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

final class GuestIT {
    private static final Duration SHORT = Duration.ofSeconds(60);

    @InGuest
    void runsTheKernelItWasBootedWith(Guest guest) {
        StepResult step = guest.run("uname -r");
        assertThat(step.out()).isEqualTo(guest.kernel().release() + "\n");
        assertThat(guest.kernel().release()).startsWith(guest.kernel().series() + ".");
    }

    @InGuest
    void givesBackStatusOutputAndErrors(Guest guest) {
        StepResult step = guest.run("echo out; echo err >&2; exit 3");
        assertThat(step.status()).isEqualTo(3);
        assertThat(step.out()).isEqualTo("out\n");
        assertThat(step.err()).isEqualTo("err\n");

        assertThat(guest.run("kill -SEGV $$").status()).isEqualTo(128 + 11);
        assertThat(guest.run("true").toString()).contains("$ true").contains("status 0");
        assertThatThrownBy(() -> guest.run("echo why >&2; false").expectSuccess())
                .isInstanceOf(GuestException.class)
                .hasMessageContaining("status 1")
                .hasMessageContaining("why");
    }

    @InGuest
    void carriesEveryByte(Guest guest) {
        long seed = System.nanoTime();
        System.out.println("carriesEveryByte: seed " + seed);
        byte[] bytes = new byte[300_001];
        new Random(seed).nextBytes(bytes);
        for (int i = 0; i < 256; i++) {
            bytes[i] = (byte) i;
        }
        long begin = System.nanoTime();
        StepResult step = guest.run("tee /dev/stderr", bytes, SHORT);
        System.out.printf("%d bytes there, twice back: %d ms%n", bytes.length, (System.nanoTime() - begin) / 1_000_000);
        assertThat(step.outBytes()).isEqualTo(bytes);
        assertThat(step.errBytes()).isEqualTo(bytes);

        guest.write("/tmp/a dir/it's", bytes);
        assertThat(guest.read("/tmp/a dir/it's")).isEqualTo(bytes);
    }

    @InGuest
    void answersQuickly(Guest guest) {
        guest.run("true");
        long begin = System.nanoTime();
        int rounds = 20;
        for (int i = 0; i < rounds; i++) {
            guest.run("true").expectSuccess();
        }
        long milliseconds = (System.nanoTime() - begin) / 1_000_000 / rounds;
        System.out.println(guest.kernel().series() + ": an empty step takes " + milliseconds + " ms");
        assertThat(milliseconds).isLessThan(5000);
    }

    @InGuest
    void killsTheStepThatRunsOverItsLimit(Guest guest) {
        assertThatThrownBy(() -> guest.run("echo begun; sleep 1000", new byte[0], Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(
                        GuestException.class, e -> assertThat(e.kind()).isEqualTo(GuestException.Kind.STEP_OVER_LIMIT))
                .hasMessageContaining("begun")
                .hasMessageContainingAll("sleep\n", "nanosleep");
        assertThatThrownBy(() -> guest.run("trap '' TERM; while :; do :; done", new byte[0], Duration.ofSeconds(1)))
                .hasMessageContaining("over its limit of 1 s");
        assertThat(guest.run("exit 124").status()).isEqualTo(124);
    }

    @InGuest
    void keepsTheHostsTreeUntouched(Guest guest) throws IOException {
        Path file = Files.writeString(Files.createTempFile(Path.of("target"), "host", ".txt"), "the host's\n")
                .toAbsolutePath();
        String quoted = GuestJob.quote(file.toString());
        assertThat(guest.read(file.toString())).asString(StandardCharsets.UTF_8).isEqualTo("the host's\n");
        guest.run("echo guest >" + quoted + "; touch " + quoted + ".new").expectSuccess();
        assertThat(guest.read(file.toString())).asString(StandardCharsets.UTF_8).isEqualTo("guest\n");
        guest.run("rm " + quoted).expectSuccess();
        assertThat(file).hasContent("the host's\n");
        assertThat(Path.of(file + ".new")).doesNotExist();
        // The export itself refuses, not only the layer above it.
        StepResult below = guest.run("mkdir /tmp/below && mount -t 9p -o trans=virtio,version=9p2000.L hostroot"
                + " /tmp/below; touch /tmp/below" + quoted);
        assertThat(below.status()).isNotZero();
        assertThat(file).hasContent("the host's\n");
    }

    @InGuest
    void mountsWhatTracingNeeds(Guest guest) {
        StepResult mounts = guest.run("cut -d' ' -f2,3 /proc/mounts").expectSuccess();
        assertThat(mounts.out().lines())
                .contains(
                        "/ overlay",
                        "/proc proc",
                        "/sys sysfs",
                        "/sys/kernel/security securityfs",
                        "/sys/kernel/tracing tracefs",
                        "/sys/fs/bpf bpf",
                        "/sys/fs/cgroup cgroup2",
                        "/dev devtmpfs",
                        "/dev/pts devpts",
                        "/tmp tmpfs",
                        "/run tmpfs");
        StepResult rest = guest.run("ls /tmp /run; test -s /sys/kernel/btf/vmlinux && script -qec tty /dev/null");
        assertThat(rest.out()).contains("/dev/pts/");
    }

    @InGuest
    void enablesBpfSecurityHooksByItself(Guest guest) {
        String hooks = guest.run("cat /sys/kernel/security/lsm").expectSuccess().out();
        System.out.println(guest.kernel().series() + ": security modules " + hooks);
        assertThat(hooks.split(",")).contains("bpf");
    }

    @InGuest
    void loadsTheKernelsModules(Guest guest) {
        guest.run("modprobe dummy && ip link show dummy0; modprobe -r dummy").expectSuccess();
    }

    @InGuest
    void runsJobsBesideSteps(Guest guest) {
        GuestJob job = guest.start("trap 'echo stopped; exit 7' INT; echo begun; while :; do sleep 0.05; done");
        job.awaitOutput("begun", SHORT);
        assertThat(guest.run("echo between").out()).isEqualTo("between\n");
        job.signal("INT");
        StepResult end = job.await(SHORT);
        assertThat(end.status()).isEqualTo(7);
        assertThat(end.out()).isEqualTo("begun\nstopped\n");

        GuestJob killed = guest.start("exec sleep 1000");
        killed.signal("KILL");
        assertThat(killed.await(SHORT).status()).isEqualTo(128 + 9);
        assertThatThrownBy(() -> killed.awaitOutput("never", SHORT)).hasMessageContaining("ended without the output");
    }

    @InGuest
    void runsTheHostsJava(Guest guest) {
        String java = GuestJob.quote(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (int i = 0; i < 2; i++) {
            StepResult step = guest.run(java + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -version")
                    .expectSuccess();
            System.out.println(guest.kernel().series() + ": java -version takes "
                    + step.duration().toMillis() + " ms");
            assertThat(step.err()).contains(System.getProperty("java.version"));
        }
    }

    @InGuest
    void runsProgramsThatMakeChosenCalls(Guest guest) throws IOException {
        Path unlink = Resources.program("unlink", "unlink.c", TestProgram.Abi.X86_64);
        StepResult step = guest.run(
                "cd /tmp; touch victim; strace -f -e trace=file " + GuestJob.quote(unlink + "") + " victim; ls victim");
        assertThat(step.err()).contains("unlink(\"victim\")").doesNotContain("unlinkat");
        assertThat(step.err()).contains("cannot access 'victim'");

        Path unlink32 = Resources.program("unlink32", "unlink32.c", TestProgram.Abi.I386);
        StepResult old = guest.run("cd /tmp; touch victim; strace -e trace=file " + GuestJob.quote(unlink32 + "")
                + "; echo $?; ls victim");
        assertThat(old.err())
                .contains("[ Process PID=")
                .contains("runs in 32 bit mode")
                .contains("unlink(\"victim\")");
        assertThat(old.out()).isEqualTo("0\n");
    }
}
