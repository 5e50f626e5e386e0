package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;

/** Rules in a kernel module, by the project's own commands. */
final class KernelModuleIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String RULES =
            """
            rule { syscall_name = unlink rule_name = prevent_delete
                   filter_expression { PARAMS[1] == "/etc/passwd" && UID == 0 }
                   action { type = FAIL error_code = -1 } }
            rule { syscall_name = unlink rule_name = unlink_rule1
                   action { type = LOG log_format { %comm : %params delete by %euid --> %suid } } }
            rule { syscall_name = getpid rule_name = no_pid
                   filter_expression { COMM == "calls" }
                   action { type = FAIL error_code = EACCES } }
            rule { syscall_name = openat rule_name = read_only
                   filter_expression { PATH(pathname) == "/tmp/w/notes" && (PARAMS[flags] & O_ACCMODE) == O_RDWR }
                   action { type = REWRITE param = flags value = PARAMS[flags] & ~O_ACCMODE } }
            rule { syscall_name = mkdir rule_name = made when = after
                   filter_expression { RETVAL == 0 && PARAMS[pathname] endswith "done" && EXE endswith "/calls" }
                   action { type = FAIL error_code = EIO log_format { made %params = %retval } } }
            rule { syscall_name = access rule_name = held
                   filter_expression { REALPATH(pathname) == "/etc/hostname" }
                   action { type = SUSPEND } }
            rule { syscall_name = access rule_name = counted
                   action { type = COUNT key = { COMM, UID } } }
            """;

    private static String calls;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Process build = new ProcessBuilder(HOME.resolve("sctc").toString(), "--version")
                .inheritIO()
                .start();
        assertThat(build.waitFor()).isZero();
        try (InputStream source = KernelModuleIT.class.getResourceAsStream("calls.c")) {
            String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
            calls = TestProgram.compile(
                            "calls", "#define _GNU_SOURCE\n" + text, TestProgram.Abi.X86_64, Path.of("target/programs"))
                    .toString();
        }
    }

    private static String script(String script) {
        return "export SYSCALLTRACK_BUILD=never PATH=" + HOME + ":$PATH calls=" + calls
                + "; mkdir -p /tmp/w; cd /tmp/w; " + script;
    }

    private static StepResult run(Guest guest, String script) {
        return guest.run(script(script), new byte[0], LIMIT);
    }

    private static String ok(Guest guest, String script) {
        return run(guest, script).expectSuccess().out();
    }

    @InGuest
    void rulesActAndLog(Guest guest) throws IOException, InterruptedException {
        Path module = BuiltModule.of(guest.kernel(), "all", RULES);
        assertThat(ok(guest, "sct_load --kmod " + module)).contains("Loaded the rules of " + module);
        ok(guest, "touch dummy notes; cp /etc/passwd kept; hostname >/etc/hostname");

        assertThat(ok(guest, "$calls unlink dummy; $calls unlink /etc/passwd; $calls cold /etc/passwd; ls /etc/passwd"))
                .isEqualTo("unlink 0 \nunlink -1 EPERM\ncold -1 EPERM\n/etc/passwd\n");
        assertThat(ok(guest, "$calls getpid")).isEqualTo("getpid -1 EACCES\n");
        assertThat(ok(guest, "$calls write notes; cd /; $calls write tmp/w/notes; $calls open /tmp/w/kept | cut -c1-6"))
                .isEqualTo("write -1 EBADF\nwrite -1 EBADF\nopen 3\n");
        assertThat(ok(guest, "$calls mkdir done; ls -d done")).isEqualTo("mkdir -1 EIO\ndone\n");

        assertThat(ok(guest, "sctlog --once"))
                .isEqualTo("\"calls\" : \"dummy\" delete by 0 --> 0\nmade \"done\", 448 = 0\n");
        String status = ok(guest, "sct_config status");
        assertThat(status)
                .contains("rule prevent_delete (FAIL): matched 2, acted 2")
                .contains("rule unlink_rule1 (LOG): matched 1, acted 0")
                .contains("rule read_only (REWRITE): matched 2, acted 2")
                .contains("point ftrace:__x64_sys_unlink");
        assertThat(ok(guest, "sct_config download")).isEqualTo(RULES);

        suspends(guest);
        assertThat(ok(guest, "$calls access /tmp >/dev/null; cat /proc/syscalltrack_all/counts"))
                .contains("6 1 \"calls\" 0\n");
        ok(guest, "sct_unload; ! ls -d /proc/syscalltrack*; $calls unlink /etc/passwd; cp kept /etc/passwd");
    }

    private static void suspends(Guest guest) {
        GuestJob held = guest.start(script("exec $calls access /etc/hostname"));
        String process = ok(
                guest,
                "for i in $(seq 100); do read pid rest </proc/syscalltrack_all/suspended && break; sleep 0.1; done;"
                        + " for i in $(seq 100); do grep -q 'State:.T' /proc/$pid/status && break; sleep 0.1; done;"
                        + " grep State: /proc/$pid/status; kill -CONT $pid; sleep 0.5; grep State: /proc/$pid/status;"
                        + " echo $pid");
        assertThat(process).matches("(?s)State:\tT \\(stopped\\)\nState:\tT \\(stopped\\)\n[0-9]+\n");
        ok(guest, "echo resume " + process.lines().reduce("", (first, last) -> last)
                + " >/proc/syscalltrack_all/control");
        assertThat(held.await(LIMIT).out()).isEqualTo("access 0 \n");
    }

    @InGuest
    void removalUnderLoadAndWithSleepers(Guest guest) throws IOException, InterruptedException {
        String rules =
                """
                rule { syscall_name = unlink rule_name = a filter_expression { PARAMS[1] contains "at" && UID != 7 }
                       action { type = LOG rate = 100/s burst 10 log_format { %params } } }
                rule { syscall_name = read rule_name = before_read action { type = COUNT } }
                """;
        Path first = BuiltModule.of(guest.kernel(), "load", rules);
        Path second = BuiltModule.of(
                guest.kernel(),
                "after",
                "rule { syscall_name = read rule_name = b when = after filter_expression { COMM == \"calls\" }"
                        + " action { type = LOG log_format { %retval } } }");
        String all = ok(
                guest,
                "mkfifo -m 600 pipe 2>/dev/null; sleep 1000 >pipe & $calls read <pipe >read.out & "
                        + "insmod " + first + "/syscalltrack_load.ko || exit 1; "
                        + "$calls many 300000 >one & one=$!; $calls many 300000 >two & two=$!; "
                        + "for i in 1 2 3 4 5; do sleep 0.3; "
                        + "echo stop >/proc/syscalltrack_load/control || exit 2; rmmod syscalltrack_load || exit 3; "
                        + "insmod " + first + "/syscalltrack_load.ko || exit 4; done; "
                        + "wait $one $two; cat one two; echo stop >/proc/syscalltrack_load/control; "
                        + "rmmod syscalltrack_load && kill %1; wait %2; cat read.out");
        assertThat(all).isEqualTo("300000 passed 0 failed\n300000 passed 0 failed\nread 0 \n");

        ok(guest, "sct_load --kmod " + second + " >/dev/null");
        GuestJob reader = guest.start(script("sleep 1000 >pipe & exec $calls read <pipe"));
        StepResult busy = run(guest, "sleep 1; sct_unload");
        assertThat(busy.status()).isEqualTo(3);
        assertThat(busy.err())
                .matches("sct_unload: Device or resource busy: process [0-9]+ \\(calls\\) sleeps in a call that the"
                        + " module has to see the end of; the rules act on; try again when the call is over, or end the"
                        + " process\n");
        assertThat(ok(guest, "pkill -x sleep; sleep 1; sctlog --once; sct_unload; ! ls -d /proc/syscalltrack*"))
                .isEqualTo("0\n");
        assertThat(reader.await(LIMIT).out()).isEqualTo("read 0 \n");
    }

    @InGuest
    void uploadReplacesTheModule(Guest guest) throws IOException, InterruptedException {
        String rule = "rule { syscall_name = unlink rule_name = %s action { type = LOG log_format { %s %%params } } }";
        Path old = BuiltModule.of(guest.kernel(), "old", String.format(rule, "one", "first"));
        Path changed = BuiltModule.of(guest.kernel(), "new", String.format(rule, "two", "second"));
        ok(guest, "sct_load --kmod " + old + "; $calls unlink a");
        ok(guest, "sct_config upload " + changed + "; $calls unlink b");
        assertThat(ok(guest, "sctlog --once; cat /proc/syscalltrack_*/control"))
                .isEqualTo("first \"a\"\nsecond \"b\"\nrunning 2\nstopped 1\n");

        StepResult again = run(guest, "sct_config upload " + changed);
        assertThat(again.status()).isEqualTo(3);
        assertThat(again.err()).contains("Device or resource busy: a module with the name syscalltrack_new is in the");
        assertThat(run(guest, "sct_load").err())
                .contains("eBPF programs on calls that a module has redirected crash kernels such as 6.1");
        assertThat(Files.exists(changed)).isTrue();
        ok(guest, "sct_config delete; sct_unload; ! ls -d /proc/syscalltrack*");
    }
}
