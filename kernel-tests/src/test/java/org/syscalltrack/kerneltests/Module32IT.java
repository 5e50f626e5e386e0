package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;

/** A module's rules on the calls of a 32-bit program. */
final class Module32IT {
    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Sct.build();
    }

    @InGuest
    void rulesActOnCallsOf32Bits(Guest guest) throws IOException, InterruptedException {
        Path module = BuiltModule.of(guest.kernel(), ModuleRules.acting()).named("one");
        Path calls = Resources.program("calls", "calls32.c", TestProgram.Abi.I386);
        Sct sct = new Sct(guest);
        sct.run("insmod " + module + "/syscalltrack_one.ko").expectSuccess();
        StepResult made = sct.run("rm -rf done; touch victim notes; cp /etc/passwd /tmp/passwd; " + calls
                + " && test ! -e victim && cmp /tmp/passwd /etc/passwd && rmdir done && test ! -s notes");
        assertThat(made.expectSuccess().out())
                // EPERM, EACCES, ESRCH of the kernel's own, EBADF, EIO.
                .isEqualTo("unlink -001\nunlink +000\ngetpid -013\nptrace -003\nwrite -009\nmkdir -005\n");
        assertThat(sct.run("sctlog --once && " + BuiltModule.REMOVE)
                        .expectSuccess()
                        .out())
                .isEqualTo("""
                        "calls" : "victim" delete by 0 --> 0
                        "calls" : 17, 99999999, 0, 0 issued ptrace by 0 --> 0
                        made "done", 448 = 0
                        """);
    }
}
