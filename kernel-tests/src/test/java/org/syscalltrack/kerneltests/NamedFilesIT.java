package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;

/**
 * Rules that log and count ask for the files that the kernel finds for names: each call is told once, at the hook that is
 * given the file, or at the exit where it does not get there ({@code docs/decisions/0125-files-asked-for-by-rules-that-log.md}).
 */
final class NamedFilesIT {
    /** As many as the program prints when all its calls go as it expects. */
    private static final int LINES = 24;

    /** Ways to remove a file: attacks of {@code attacks.c}. */
    private static final List<String> WAYS = List.of("unlink", "unlinkat", "int80", "io_uring", "io_uring-worker");

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    @InGuest
    void areToldOnce(Guest guest) throws IOException {
        Sct sct = new Sct(guest);
        Path program = Resources.program("named", "values/named.c", TestProgram.Abi.X86_64);
        Path attacks = Resources.program("attacks", "enforcement/attacks.c", TestProgram.Abi.X86_64);
        guest.run(program + " prepare").expectSuccess();
        sct.upload("named.sct", Resources.text("values/named.sct"));
        String logged = sct.logged(program.toString());
        String told = guest.run("cat /tmp/script.out").expectSuccess().out();
        String status = sct.run("sct_config status").expectSuccess().out();
        assertThat(logged).isEqualTo(told);
        assertThat(told).hasLineCount(LINES);
        assertThat(status)
                .contains("rule removed (LOG): matched 4, acted 0\n")
                .contains("rule changed (COUNT): matched 2, acted 2\n")
                // One was there to be refused, the other matched all the same.
                .contains("rule guarded (FAIL): matched 2, acted 1\n");
        // Among rules that enforce, and in other filters and actions: what the verifier is to accept as well.
        sct.upload(
                "named-more.sct", Resources.text("values/named-two.sct") + Resources.text("values/named-enforced.sct"));
        assertThat(sct.logged(attacks + " run " + String.join(" ", WAYS)))
                .isEqualTo("gone \"/tmp/v/target\"\n".repeat(WAYS.size()));
        sct.unload();
        guest.run("rm -r /tmp/named /tmp/v*").expectSuccess();
    }
}
