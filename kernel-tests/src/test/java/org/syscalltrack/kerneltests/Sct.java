package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The project's programs in a guest. Steps run in a directory in which {@code old/rm} is a rm that calls unlink. */
public final class Sct {
    /** Generous, since a Java program takes seconds to start in a guest of a busy machine. */
    static final Duration LIMIT = Duration.ofMinutes(10);

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final String PREPARE = "export SYSCALLTRACK_BUILD=never PATH=" + HOME
            + ":$PATH; mkdir -p /tmp/w/old && cd /tmp/w && ln -sf $(command -v busybox) old/rm || exit; ";

    private final Guest guest;

    public Sct(Guest guest) {
        this.guest = guest;
    }

    /** Builds the programs where they are missing or old, since a guest cannot. Call it before all tests. */
    public static void build() throws IOException, InterruptedException {
        Process build = new ProcessBuilder(HOME.resolve("sctc").toString(), "--version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(build.waitFor()).isZero();
    }

    /** The command that runs a class of these tests with the project's classes, to be followed by its arguments. */
    static String java(Class<?> main) {
        String tests = main.getProtectionDomain().getCodeSource().getLocation().getPath();
        return Path.of(System.getProperty("java.home"), "bin", "java") + " -XX:TieredStopAtLevel=1 -cp "
                + HOME.resolve("cli/target/launch/syscalltrack.jar") + ":" + tests + " " + main.getName();
    }

    /** Runs a script with the programs in its path. */
    public StepResult run(String script) {
        return run(script, LIMIT);
    }

    /** Runs a script that may take so long. */
    StepResult run(String script, Duration limit) {
        return guest.run(PREPARE + script, new byte[0], limit);
    }

    /** Starts a script beside the steps. */
    public GuestJob start(String script) {
        return guest.start(PREPARE + script);
    }

    /** Starts a reader of the events, and waits until it reads. */
    GuestJob startLog() {
        GuestJob log = start("exec sctlog 2>&1");
        log.awaitOutput("sctlog: reading the events", LIMIT);
        return log;
    }

    /** Ends a reader and returns what it printed. */
    static String end(GuestJob log) {
        log.signal("INT");
        return log.await(LIMIT).out().replaceFirst("(?m)^sctlog: reading the events.*\n", "");
    }

    /** Uploads rules as {@code /tmp/NAME}; they must be accepted. */
    void upload(String name, String rules) {
        guest.write("/tmp/" + name, rules);
        assertThat(run("sct_config upload /tmp/" + name).expectSuccess().out())
                .isEqualTo("Successfully uploaded rules from file '/tmp/" + name + "'\n");
    }

    /** Runs a script, and returns the events that are queued after it. */
    public String logged(String script) {
        return run("( " + script + " ) >/tmp/script.out 2>&1; sctlog --once 2>/tmp/log.err || cat /tmp/log.err")
                .expectSuccess()
                .out();
    }

    /** Removes everything from the kernel. */
    public void unload() {
        run("sct_unload").expectSuccess();
        assertThat(guest.run("ls /sys/fs/bpf").expectSuccess().out()).isEmpty();
    }

    /** A rule file of the samples. */
    static String sample(String name) throws IOException {
        return Files.readString(HOME.resolve("samples/article").resolve(name));
    }
}
