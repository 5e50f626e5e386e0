package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;

/** Rules in a kernel module, by the project's own commands; the article's rules log the same lines as in eBPF. */
final class KernelModuleIT {
    /** All threads of the guest that sleep in a wrapper show it in their stack. */
    private static final String WAIT_FOR_SLEEPER =
            "for i in $(seq 300); do grep -qs '\\[syscalltrack_' /proc/*/stack && break; sleep 0.1; done; ";

    private static String calls;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Sct.build();
        calls = ModuleRules.calls();
    }

    private static BuiltModule module(Guest guest) throws IOException, InterruptedException {
        return BuiltModule.of(guest.kernel(), ModuleRules.acting());
    }

    private static String withCalls(String script) {
        return "calls=" + calls + "; " + script;
    }

    private static String ok(Sct sct, String script) {
        return sct.run(withCalls(script)).expectSuccess().out();
    }

    @InGuest
    void rulesActAndLog(Guest guest) throws IOException, InterruptedException {
        Path module = module(guest).named("one");
        Sct sct = new Sct(guest);
        assertThat(ok(sct, "sct_load --kmod " + module)).endsWith("\nLoaded the rules of " + module + "\n");
        ok(sct, "touch dummy notes kept; cp /etc/passwd /tmp/passwd; hostname >/etc/hostname");

        // The article's own lines, as eBPF prints them.
        ok(sct, "old/rm ./dummy && test ! -e dummy");
        assertThat(sct.run("old/rm -f /etc/passwd").err())
                .isEqualTo("rm: can't remove '/etc/passwd': Operation not permitted\n");
        ok(sct, "cmp /tmp/passwd /etc/passwd && strace -o /dev/null /bin/true");
        // What eBPF cannot do.
        assertThat(ok(sct, "$calls cold /etc/passwd; $calls getpid")).isEqualTo("cold -1 EPERM\ngetpid -1 EACCES\n");
        assertThat(ok(sct, "$calls write notes; cd /; $calls write tmp/w/notes; cd /tmp/w; $calls write kept"))
                .isEqualTo("write -1 EBADF\nwrite -1 EBADF\nwrite 1 \n");
        assertThat(ok(sct, "$calls mkdir done; ls -d done; rmdir done")).isEqualTo("mkdir -1 EIO\ndone\n");
        ok(sct, "touch there; $calls link there /nowhere/killed; test $? = 137");

        assertThat(ok(sct, "sctlog --once"))
                .matches("\"rm\" : \"\\./dummy\" delete by 0 --> 0\n"
                        + "(\"strace\" : -?\\d+, -?\\d+, -?\\d+, -?\\d+ issued ptrace by 0 --> 0\n)+"
                        + "made \"done\", 448 = 0\n");
        assertThat(ok(sct, "sct_config download")).isEqualTo(ModuleRules.acting());
        assertThat(suspends(sct))
                .startsWith("Generation 1, ")
                .contains("rule prevent_delete (FAIL): matched 2, acted 2\n")
                .contains("rule unlink_rule1 (LOG): matched 1, acted 0\n")
                .contains("rule read_only (REWRITE): matched 2, acted 2\n")
                .contains("point ftrace __x64_sys_unlink\n");
        ok(sct, "sct_unload; ! ls -d /proc/syscalltrack* && old/rm -f /etc/passwd && cp /tmp/passwd /etc/passwd");
    }

    /** Returns what the status is while a call is suspended. */
    private static String suspends(Sct sct) {
        GuestJob held = sct.start(withCalls("exec $calls access /etc/hostname"));
        String state = "grep State: /proc/$pid/status; ";
        String process = ok(
                        sct,
                        "for i in $(seq 100); do read pid rest </proc/syscalltrack_one/suspended && break; sleep 0.1; "
                                + "done; for i in $(seq 100); do grep -q 'State:.T' /proc/$pid/status && break; "
                                + "sleep 0.1; done; " + state + "kill -CONT $pid; sleep 0.5; " + state + "echo $pid")
                .replaceFirst("(State:\tT \\(stopped\\)\n){2}", "")
                .strip();
        String status = ok(sct, "sct_config status");
        assertThat(status)
                .contains("process " + process + " (thread " + process + ") is stopped by rule held: sct_config resume "
                        + process + "\n");
        assertThat(ok(sct, "sct_config resume " + process)).isEqualTo("Resumed process " + process + "\n");
        assertThat(held.await(Sct.LIMIT).out()).isEqualTo("access 0 \n");
        return status;
    }

    @InGuest
    void uploadReplacesTheModule(Guest guest) throws IOException, InterruptedException {
        Path one = module(guest).named("one");
        Path two = module(guest).named("two");
        Sct sct = new Sct(guest);
        ok(sct, "sct_load --kmod " + one + "; touch a b; old/rm a");
        GuestJob log = sct.startLog();
        ok(sct, "sct_config upload " + two + "; old/rm b; cat /proc/syscalltrack_*/control");
        log.awaitOutput("\"b\"", Sct.LIMIT);
        assertThat(Sct.end(log)).isEqualTo("\"rm\" : \"a\" delete by 0 --> 0\n\"rm\" : \"b\" delete by 0 --> 0\n");

        StepResult again = sct.run("cat /proc/syscalltrack_*/control; sct_config upload " + two);
        assertThat(again.out()).isEqualTo("stopped 1\nrunning 2\n");
        assertThat(again.status()).isEqualTo(3);
        assertThat(again.err())
                .contains("Device or resource busy: a module with the name syscalltrack_two is in the kernel already");

        GuestJob sleeper = sct.start(withCalls("exec $calls pause"));
        StepResult busy = sct.run(WAIT_FOR_SLEEPER + "sct_unload");
        assertThat(busy.status()).isEqualTo(3);
        assertThat(busy.err())
                .matches("sct_unload: Device or resource busy: process [0-9]+ \\(calls\\) sleeps in a call that the"
                        + " module has to see the end of; the rules act on; try again when the call is over, or end the"
                        + " process\n");
        ok(sct, "pkill -USR1 -x calls");
        assertThat(sleeper.await(Sct.LIMIT).out()).isEqualTo("pause -1 EINTR\n");
        assertThat(ok(sct, "sctlog --once; sct_config delete; sct_unload; ! ls -d /proc/syscalltrack*"))
                .isEqualTo("paused -4\nSuccessfully deleted all rules\n");
    }
}
