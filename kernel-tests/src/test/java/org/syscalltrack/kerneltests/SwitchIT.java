package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Replacing rules while calls run: no moment without rules, and none with two sets. */
final class SwitchIT {
    private static final int UPLOADS = 40;

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    /** Rules that say which set saw a call of the programs here, before and after it; a JVM removes files too. */
    private static String rules(String set) {
        return """
            rule {
               syscall_name = unlink
               rule_name    = before_%1$s
               filter_expression { COMM in { "paced", "unlink", "rmdir" } }
               action { type = LOG log_format { %1$s before %%params } }
            }
            rule {
               syscall_name = unlink
               rule_name    = after_%1$s
               filter_expression { COMM in { "paced", "unlink", "rmdir" } && RETVAL == -ENOENT }
               action { type = LOG log_format { %1$s after %%params } }
               when = after
            }
            """.formatted(set);
    }

    @InGuest(fresh = true)
    void everyCallIsSeenOnceByOneSet(Guest guest) throws IOException {
        Sct sct = new Sct(guest);
        Path paced = Resources.program("paced", "paced.c", TestProgram.Abi.X86_64);
        for (String set : List.of("A", "B")) {
            guest.write("/tmp/" + set + ".conf", rules(set));
            sct.run("sctc compile -o /tmp/" + set + ".o /tmp/" + set + ".conf").expectSuccess();
        }
        sct.run("sct_config upload /tmp/A.o").expectSuccess();
        GuestJob log = sct.startLog();
        GuestJob first = guest.start("exec " + GuestJob.quote(paced.toString()) + " one 1000000");
        GuestJob second = guest.start("exec " + GuestJob.quote(paced.toString()) + " two 1000000");
        StepResult loop = sct.run(Sct.java(UploadLoop.class) + " " + UPLOADS + " /tmp/B.o /tmp/A.o")
                .expectSuccess();
        assertThat(loop.out()).isEqualTo("generation " + (UPLOADS + 1) + "\n");
        int calls = calls(first) + calls(second);
        String events = Sct.end(log);

        Map<String, String> before = new HashMap<>();
        Map<String, String> after = new HashMap<>();
        events.lines().forEach(line -> {
            String[] words = line.split(" ", -1);
            assertThat(words).as(line).hasSize(3);
            String other = (words[1].equals("before") ? before : after).put(words[2], words[0]);
            assertThat(other).as("seen twice: %s", line).isNull();
        });
        System.out.println(guest.kernel().series() + ": " + calls + " calls during " + UPLOADS + " uploads in "
                + loop.duration().toMillis() + " ms");
        assertThat(calls).isGreaterThan(UPLOADS * 10);
        assertThat(before).hasSize(calls);
        // A call ends with the set that it began with.
        assertThat(after).isEqualTo(before);
        assertThat(before.values()).contains("A", "B");
        sct.unload();
    }

    private static int calls(GuestJob job) {
        job.signal("TERM");
        return Integer.parseInt(job.await(Sct.LIMIT).expectSuccess().out().strip());
    }

    /** On request, since a JVM under strace takes minutes here. */
    @Tag("on-request")
    @InGuest(fresh = true)
    void aKilledUploadLeavesTheOldRules(Guest guest) {
        Sct sct = new Sct(guest);
        guest.write("/tmp/A.conf", rules("A"));
        guest.write("/tmp/B.conf", rules("B").replace("= unlink\n", "= unlink, rmdir\n"));
        sct.run("sctc compile -o /tmp/A.o /tmp/A.conf && sctc compile -o /tmp/B.o /tmp/B.conf")
                .expectSuccess();
        // Twice, so that both the current generation and the one before it are of these rules. The measured upload has
        // to find what the killed ones will find, since points that are there already cost no calls.
        sct.run("sct_config upload /tmp/A.o && sct_config upload /tmp/A.o").expectSuccess();
        // Not with --seccomp-bpf: strace 6.1 loses injected signals with it.
        String upload = "strace -f -qq -e trace=bpf -e signal=none -o /tmp/calls ";
        List<String> calls = sct.run(upload + "sct_config upload /tmp/B.o >/dev/null && cat /tmp/calls")
                .expectSuccess()
                .out()
                .lines()
                .filter(line -> line.contains("bpf("))
                .toList();
        int pinned = numberOf(calls, "BPF_OBJ_PIN").min().orElseThrow();
        // It changes a map after all others that do, and makes the rules current.
        int commit = numberOf(calls, "BPF_MAP_UPDATE_ELEM").max().orElseThrow();
        assertThat(pinned).isLessThan(commit - 2);
        sct.run("sct_config upload /tmp/A.o && sct_config upload /tmp/A.o").expectSuccess();
        String pins = pins(guest);
        for (int call : new int[] {pinned + 1, (pinned + commit) / 2, commit - 1, commit}) {
            // The signal comes before the call is done (ptrace(2), syscall-enter-stop).
            StepResult killed = sct.run(upload.replace("trace=bpf", "trace=bpf -e inject=bpf:signal=KILL:when=" + call)
                    + "sct_config upload /tmp/B.o");
            assertThat(killed.status()).as("%s", killed).isEqualTo(128 + 9);
            assertThat(pins(guest)).as("what is left of the upload").isNotEqualTo(pins);
            assertThat(sct.logged("unlink gone; rmdir gone"))
                    .as("killed at call %d of %d", call, commit)
                    .isEqualTo("A before \"gone\"\nA after \"gone\"\n");
        }
        // The next command tidies what is left.
        sct.run("sct_config upload /tmp/A.o").expectSuccess();
        assertThat(pins(guest)).isEqualTo(pins);
        sct.unload();
    }

    /** Which of the calls have this command, counted from 1. */
    private static IntStream numberOf(List<String> calls, String command) {
        return IntStream.rangeClosed(1, calls.size())
                .filter(number -> calls.get(number - 1).contains(command));
    }

    /** All pins, the generations by their age. */
    private static String pins(Guest guest) {
        return guest.run("cd /sys/fs/bpf/syscalltrack && last=$(ls generations | sort -n | tail -1) && find . | sort"
                        + " | sed \"s,generations/$last,generations/current,"
                        + "; s,generations/$((last - 1)),generations/previous,\" | sort")
                .expectSuccess()
                .out();
    }
}
