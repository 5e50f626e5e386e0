package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;

/** Several readers of one ring buffer. */
final class SharedLogIT {
    private static final String RULES = """
            rule {
               syscall_name = unlink
               rule_name    = who
               action { type = LOG log_format { %comm : %params } }
            }
            """;

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    @InGuest
    void everyReaderGetsEveryEventAndTakesTheFirstOnesPlace(Guest guest) {
        Sct sct = new Sct(guest);
        sct.upload("who.conf", RULES);
        GuestJob first = sct.startLog();
        GuestJob second = sct.start("exec sctlog --json 2>&1");
        second.awaitOutput("by way of another sctlog", Sct.LIMIT);
        StepResult mode =
                guest.run("stat -c '%a %U' /run/syscalltrack-events.socket").expectSuccess();
        assertThat(mode.out()).matches("7[05][05] root\n");

        sct.run("touch one; old/rm one").expectSuccess();
        first.awaitOutput("\"rm\" : \"one\"", Sct.LIMIT);
        second.awaitOutput("\"PARAMS[pathname]\": \"one\"", Sct.LIMIT);
        assertThat(sct.run("sctlog --once").status()).isEqualTo(3);

        Sct.end(first);
        second.awaitOutput("sctlog: reading the events; Ctrl-C", Sct.LIMIT);
        sct.run("touch two; old/rm two").expectSuccess();
        second.awaitOutput("\"PARAMS[pathname]\": \"two\"", Sct.LIMIT);
        assertThat(sct.run("sct_unload").err()).contains("Device or resource busy");
        Sct.end(second);
        sct.unload();
    }
}
