package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The article's walk-through, played with its own commands on stock kernels. */
final class ArticleIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static StepResult run(Guest guest, String script) {
        String commands = "export SYSCALLTRACK_BUILD=never PATH=" + HOME + ":$PATH; mkdir -p /tmp/w; cd /tmp/w; "
                + "mkdir -p old; ln -sf $(command -v busybox) old/rm; ";
        return guest.run(commands + script, new byte[0], LIMIT);
    }

    private static void load(Guest guest, String name, String rules) {
        guest.write("/tmp/" + name, rules);
        run(guest, "sct_load").expectSuccess();
        assertThat(run(guest, "sct_config upload /tmp/" + name).expectSuccess().out())
                .isEqualTo("Successfully uploaded rules from file '/tmp/" + name + "'\n");
    }

    /** Runs a script while a reader runs, and gives what the reader printed. */
    private static String log(Guest guest, String script) {
        return run(
                        guest,
                        "sctlog >/tmp/log 2>/tmp/log.err & reader=$!; sleep 4; ( " + script
                                + " ) >/tmp/script.out 2>&1; sleep 1; kill $reader; wait $reader; cat /tmp/log")
                .out();
    }

    private static void unload(Guest guest) {
        run(guest, "sct_unload").expectSuccess();
    }

    private static String sample(String name) throws IOException {
        return Files.readString(HOME.resolve("samples/article").resolve(name));
    }

    /** The article's rules, with the one that refuses moved to the top. */
    private static String refusingFirst() throws IOException {
        String rules = sample("try.conf");
        int second = rules.indexOf("# A log rule above it");
        int third = rules.indexOf("#   strace ls");
        int first = rules.indexOf("rule {");
        return rules.substring(second, third) + rules.substring(first, second) + rules.substring(third);
    }

    @InGuest
    void logsWhoDeletes(Guest guest) throws IOException {
        load(guest, "try.conf", sample("try.conf"));

        assertThat(log(guest, "touch dummy; old/rm ./dummy")).isEqualTo("\"rm\" : \"./dummy\" delete by 0 --> 0\n");

        // Logged, and done: the rule that refuses stands below the one that logs.
        assertThat(log(guest, "old/rm -f /etc/passwd")).isEqualTo("\"rm\" : \"/etc/passwd\" delete by 0 --> 0\n");
        assertThat(run(guest, "test -e /etc/passwd").status()).isEqualTo(1);
        run(guest, "echo root:x:0:0:root:/root:/bin/bash >/etc/passwd").expectSuccess();
        unload(guest);
    }

    @InGuest
    void refusesToDeleteWhereTheRuleStandsFirst(Guest guest) throws IOException {
        load(guest, "first.conf", refusingFirst());

        assertThat(log(guest, "old/rm -f /etc/passwd")).isEmpty();
        assertThat(run(guest, "cat /tmp/script.out").out())
                .isEqualTo("rm: can't remove '/etc/passwd': Operation not permitted\n");
        run(guest, "test -s /etc/passwd").expectSuccess();
        unload(guest);
    }

    @InGuest
    void logsWhoTraces(Guest guest) throws IOException {
        load(guest, "try.conf", sample("try.conf"));

        assertThat(log(guest, "strace -o /dev/null /bin/true"))
                .contains("issued ptrace by 0 --> 0\n")
                .matches("(?s)(\"strace\" : -?\\d+, -?\\d+, -?\\d+, -?\\d+ issued ptrace by 0 --> 0\n)+");
        unload(guest);
    }

    @InGuest
    void logsResultsAndTodaysRm(Guest guest) throws IOException {
        load(guest, "today.conf", sample("today.conf"));

        assertThat(log(guest, "touch dummy; rm ./dummy"))
                .matches("\"rm\" : -100, \"./dummy\", 0 delete by 0 --> 0\n\"rm\"\\[\\d+\\] unlinkat = 0\n");
        unload(guest);
    }

    @InGuest
    void givesTheRulesBackAndTakesThemAgain(Guest guest) throws IOException {
        load(guest, "try.conf", sample("try.conf"));

        assertThat(run(guest, "sct_config download").expectSuccess().out()).isEqualTo(sample("try.conf"));
        run(guest, "sct_config download >/tmp/again.conf && sct_config upload /tmp/again.conf")
                .expectSuccess();
        assertThat(run(guest, "sct_config status").expectSuccess().out())
                .contains("unlink_rule1", "prevent_delete", "ptrace_rule1");

        guest.write("/tmp/broken.conf", "rule { syscall_name = unlnk }\n");
        StepResult refused = run(guest, "sct_config upload /tmp/broken.conf");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("error[SCT0201]", "unlink");
        assertThat(run(guest, "sct_config download").expectSuccess().out()).isEqualTo(sample("try.conf"));

        run(guest, "sct_config delete").expectSuccess();
        assertThat(log(guest, "touch dummy; old/rm ./dummy")).isEmpty();
        unload(guest);
        assertThat(run(guest, "test -e /sys/fs/bpf/syscalltrack").status()).isEqualTo(1);
        assertThat(run(guest, "sct_config upload /tmp/try.conf").status()).isEqualTo(3);
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
