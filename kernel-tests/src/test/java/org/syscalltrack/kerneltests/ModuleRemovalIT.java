package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;

/** A module that goes while its calls are made: no call fails, and nothing runs in freed code. */
final class ModuleRemovalIT {
    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Sct.build();
    }

    @InGuest(fresh = true)
    void removalUnderLoadAndWithSleepers(Guest guest) throws IOException, InterruptedException {
        Path module = BuiltModule.of(guest.kernel(), ModuleRules.acting()).named("one");
        // A task sleeps in read all the time: a wrapper without a rule after the call has jumped to it.
        String all = new Sct(guest)
                .run("calls=" + ModuleRules.calls() + "; "
                        + "mkfifo pipe; sleep 1000 >pipe & $calls read <pipe >read.out & "
                        + "insmod " + module + "/syscalltrack_one.ko || exit 1; "
                        + "$calls many 300000 >one & one=$!; $calls many 300000 >two & two=$!; "
                        + "for round in 1 2 3 4 5; do sleep 0.5; "
                        + "echo stop >/proc/syscalltrack_one/control || exit 2; rmmod syscalltrack_one || exit 3; "
                        + "insmod " + module + "/syscalltrack_one.ko || exit 4; done; "
                        + "kill -USR1 $one $two; wait $one $two; cat one two; "
                        + BuiltModule.REMOVE + " && kill %1; wait %2; cat read.out")
                .expectSuccess()
                .out();
        assertThat(all).isEqualTo("enough passed 0 failed\nenough passed 0 failed\nread 0 \n");
    }
}
