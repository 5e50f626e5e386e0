package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Rules on more calls than are attached to one by one: a pair of tracepoints sees the calls of both ABIs. */
@Tag("on-request")
final class EveryCallIT {
    private static final String RULES = """
            rule { syscall_name = * abi = compat rule_name = before filter_expression { COMM startswith "unlink" }
                   action { type = LOG log_format { before %sname } continue = yes } }
            rule { syscall_name = unlink, execve rule_name = after filter_expression { COMM startswith "unlink" }
                   action { type = LOG log_format { after %sname = %retval } } when = after }
            """;

    private static String path;

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
        path = Resources.program("unlink32", "unlink32.c", TestProgram.Abi.I386).toString();
    }

    @InGuest
    void areSeenAtTwoTracepoints(Guest guest) {
        Sct sct = new Sct(guest);
        sct.upload("every.conf", RULES);
        assertThat(guest.run("ls /sys/fs/bpf/syscalltrack/points")
                        .expectSuccess()
                        .out())
                .isEqualTo("tp_btf:sys_enter\ntp_btf:sys_exit\n");
        // A program that begins is one of the other ABI, and finds the number of that one's execve in its registers.
        String script = "touch victim; " + path + "; ln -sf $(command -v busybox) unlink; ./unlink victim";
        assertThat(sct.logged(script)).isEqualTo("""
                        after execve = 0
                        before unlink
                        after unlink = 0
                        before exit
                        after execve = 0
                        after unlink = -2
                        """);
        // The second upload replaces the programs behind the tracepoints; the calls' programs must not go with the
        // first.
        sct.upload("every.conf", RULES.replace("before %sname", "second %sname"));
        assertThat(sct.logged(script)).startsWith("after execve = 0\nsecond unlink\nafter unlink = 0\nsecond exit\n");
        sct.unload();
    }
}
