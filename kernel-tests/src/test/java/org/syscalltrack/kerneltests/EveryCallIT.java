package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;

/** Rules on more calls than are attached to one by one: a pair of tracepoints sees the calls of both ABIs. */
final class EveryCallIT {
    /** The call is left out of {@code after} rules on many calls where it does not return. */
    private static final String RULES = """
            rule { syscall_name = * abi = compat rule_name = before filter_expression { COMM startswith "unlink" }
                   action { type = LOG log_format { before %sname } continue = yes } }
            rule { syscall_name = unlink, execve, %signal rule_name = after filter_expression { COMM startswith "unlink" }
                   action { type = LOG log_format { after %sname = %retval } } when = after }
            """;

    private static String unlink;
    private static String signal;

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
        unlink = Resources.program("unlink32", "unlink32.c", TestProgram.Abi.I386)
                .toString();
        signal = Resources.program("unlink-signal32", "signal32.c", TestProgram.Abi.I386)
                .toString();
    }

    @InGuest
    void areSeenAtTwoTracepoints(Guest guest) {
        Sct sct = new Sct(guest);
        GuestRules rules = new GuestRules(guest);
        rules.upload(RULES);
        assertThat(guest.run("ls /sys/fs/bpf/syscalltrack/points")
                        .expectSuccess()
                        .out())
                .isEqualTo("tp_btf:sys_enter\ntp_btf:sys_exit\n");
        // A program that begins is one of the other ABI, and finds the number of that one's execve in its registers.
        assertThat(sct.logged("touch victim; " + unlink + "; touch victim; " + signal
                        + "; ln -sf $(command -v busybox) unlink; ./unlink victim"))
                .isEqualTo("""
                        after execve = 0
                        before unlink
                        after unlink = 0
                        before exit
                        after execve = 0
                        before rt_sigaction
                        after rt_sigaction = 0
                        before getpid
                        before kill
                        after kill = 0
                        before rt_sigreturn
                        before unlink
                        after unlink = 0
                        before exit
                        after execve = 0
                        after unlink = -2
                        """);
        // The second upload replaces the programs behind the tracepoints; the calls' programs must not go with the
        // first. It has fewer calls, since loading takes long.
        rules.upload(RULES.replace("*", "%file").replace("before %sname", "second %sname"));
        assertThat(sct.logged("touch victim; " + unlink)).isEqualTo("""
                        after execve = 0
                        second unlink
                        after unlink = 0
                        """);
        sct.unload();
    }
}
