package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;

/**
 * Rules that log and count ask for the files that the kernel finds for names: each call is told once, at the hook that is
 * given the file, or at the exit where it does not get there ({@code docs/decisions/0125-files-asked-for-by-rules-that-log.md}).
 */
final class NamedFilesIT {
    /** As many as the program prints when all its calls go as it expects. */
    private static final int LINES = 24;

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    @InGuest
    void areToldOnce(Guest guest) throws IOException {
        Sct sct = new Sct(guest);
        Path program = Resources.program("named", "values/named.c", TestProgram.Abi.X86_64);
        guest.run(program + " prepare").expectSuccess();
        sct.upload("named.sct", Resources.text("values/named.sct"));
        String logged = sct.logged(program.toString());
        String told = guest.run("cat /tmp/script.out").expectSuccess().out();
        String status = sct.run("sct_config status").expectSuccess().out();
        assertThat(logged).isEqualTo(told);
        assertThat(told).hasLineCount(LINES);
        // changed: two files of 4343; guarded: one was there to be refused, the other matched all the same.
        assertThat(status).containsPattern("changed +COUNT +2 ").containsPattern("guarded +FAIL +2 +1 ");
        // Among rules that enforce, and in other filters and actions: what the verifier is to accept as well.
        sct.upload(
                "named-more.sct", Resources.text("values/named-two.sct") + Resources.text("values/named-enforced.sct"));
        sct.unload();
        guest.run("rm -r /tmp/named").expectSuccess();
    }
}
