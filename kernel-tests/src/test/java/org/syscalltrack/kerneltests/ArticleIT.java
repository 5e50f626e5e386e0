package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;

/** The article's walk-through, played with its own commands on stock kernels. */
final class ArticleIT {
    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    /** The article's rules, with the one that refuses moved to the top. */
    static String refusingFirst() throws IOException {
        String rules = Sct.sample("try.conf");
        int second = rules.indexOf("# A log rule above it");
        int third = rules.indexOf("#   strace ls");
        int first = rules.indexOf("rule {");
        return rules.substring(second, third) + rules.substring(first, second) + rules.substring(third);
    }

    @InGuest
    void playsTheArticle(Guest guest) throws IOException {
        Sct sct = new Sct(guest);
        assertThat(sct.run("sct_load").expectSuccess().out())
                .startsWith("Kernel " + guest.kernel().release() + " on x86_64: ");
        sct.upload("try.conf", Sct.sample("try.conf"));

        GuestJob log = sct.startLog();
        sct.run("touch dummy && old/rm ./dummy && test ! -e dummy").expectSuccess();
        // Logged, and done: the rule that refuses stands below the one that logs.
        sct.run("cp /etc/passwd /tmp/passwd && old/rm -f /etc/passwd && test ! -e /etc/passwd")
                .expectSuccess();
        sct.run("cp /tmp/passwd /etc/passwd && strace -o /dev/null /bin/true").expectSuccess();
        log.awaitOutput("issued ptrace", Sct.LIMIT);

        sct.upload("first.conf", refusingFirst());
        assertThat(sct.run("old/rm -f /etc/passwd").err())
                .isEqualTo("rm: can't remove '/etc/passwd': Operation not permitted\n");
        sct.run("cmp /tmp/passwd /etc/passwd").expectSuccess();

        assertThat(Sct.end(log))
                .matches("\"rm\" : \"\\./dummy\" delete by 0 --> 0\n\"rm\" : \"/etc/passwd\" delete by 0 --> 0\n"
                        + "(\"strace\" : -?\\d+, -?\\d+, -?\\d+, -?\\d+ issued ptrace by 0 --> 0\n)+");
        sct.unload();
    }

    @InGuest
    void logsResultsAndTodaysRm(Guest guest) throws IOException {
        Sct sct = new Sct(guest);
        sct.upload("today.conf", Sct.sample("today.conf"));

        assertThat(sct.logged("touch dummy; rm ./dummy; rm -f /etc/passwd"))
                .matches("\"rm\" : -100, \"./dummy\", 0 delete by 0 --> 0\n\"rm\"\\[\\d+\\] unlinkat = 0\n"
                        // The refused call is seen by the rule after it, with its result.
                        + "\"rm\"\\[\\d+\\] unlinkat = -1\n");
        assertThat(guest.run("cat /tmp/script.out").out()).contains("Operation not permitted");
        guest.run("test -s /etc/passwd").expectSuccess();
        sct.unload();
    }

    @InGuest
    void givesTheRulesBackAndTakesThemAgain(Guest guest) throws IOException {
        Sct sct = new Sct(guest);
        String rules = Sct.sample("try.conf");
        sct.upload("try.conf", rules);

        sct.run("sct_config download >/tmp/again.conf && sct_config upload /tmp/again.conf")
                .expectSuccess();
        assertThat(guest.read("/tmp/again.conf")).asString().isEqualTo(rules);
        guest.write("/tmp/broken.conf", "rule { syscall_name = unlnk }\n");
        StepResult refused = sct.run("sct_config upload /tmp/broken.conf");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("/tmp/broken.conf:1:23: error[SCT0201]", "unlink");

        // The refused file has changed nothing.
        assertThat(sct.run("sct_config download").expectSuccess().out()).isEqualTo(rules);
        assertThat(sct.logged("touch dummy; old/rm ./dummy")).isEqualTo("\"rm\" : \"./dummy\" delete by 0 --> 0\n");
        assertThat(sct.run("sct_config status").expectSuccess().out())
                .startsWith("Generation 2, ")
                .contains(
                        "rule unlink_rule1 (LOG): matched 1, acted 0\n",
                        "rule prevent_delete (FAIL): matched 0, acted 0\n",
                        "rule ptrace_rule1 (LOG): matched 0, acted 0\n",
                        "point lsm path_unlink\n");

        assertThat(sct.run("sct_config delete").expectSuccess().out()).isEqualTo("Successfully deleted all rules\n");
        assertThat(sct.logged("touch dummy; old/rm ./dummy && test ! -e dummy")).isEmpty();
        sct.unload();
    }

    @InGuest
    void bpftoolTakesTheObject(Guest guest) throws IOException {
        Sct sct = new Sct(guest);
        guest.write("/tmp/today.conf", Sct.sample("today.conf"));
        sct.run("sctc compile --kernel " + guest.kernel().series() + " -o /tmp/today.bpf.o /tmp/today.conf")
                .expectSuccess();
        guest.run("bpftool prog loadall /tmp/today.bpf.o /sys/fs/bpf/try && rm -r /sys/fs/bpf/try")
                .expectSuccess();
    }
}
