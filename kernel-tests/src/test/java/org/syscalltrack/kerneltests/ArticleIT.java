package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;

/** The article's walk-through, played with its own commands on stock kernels. */
final class ArticleIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Builds the programs where they are missing, since a guest cannot. */
    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Process build = new ProcessBuilder(HOME.resolve("sctc").toString(), "--version")
                .inheritIO()
                .start();
        assertThat(build.waitFor()).isZero();
    }

    private static StepResult run(Guest guest, String script) {
        String commands = "export SYSCALLTRACK_BUILD=never PATH=" + HOME + ":$PATH; mkdir -p /tmp/w; cd /tmp/w; "
                + "mkdir -p old; ln -sf $(command -v busybox) old/rm; ";
        return guest.run(commands + script, new byte[0], LIMIT);
    }

    private static String sample(String name) throws IOException {
        return Files.readString(HOME.resolve("samples/article").resolve(name));
    }

    @InGuest
    void bpftoolTakesTheObject(Guest guest) throws IOException {
        guest.write("/tmp/today.conf", sample("today.conf"));
        run(guest, "sctc compile --kernel " + guest.kernel().series() + " -o /tmp/today.bpf.o /tmp/today.conf")
                .expectSuccess();
        run(
                        guest,
                        "mount -t bpf none /sys/fs/bpf 2>/dev/null; bpftool prog loadall /tmp/today.bpf.o /sys/fs/bpf/try"
                                + " && rm -r /sys/fs/bpf/try")
                .expectSuccess();
    }
}
