package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;

/** Programs and a module on the same calls: refused in words, whichever came first; what is not refused is safe. */
final class ModuleConflictIT {
    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Sct.build();
    }

    @InGuest
    void programsAndAModuleDoNotMix(Guest guest) throws IOException, InterruptedException {
        Path module = BuiltModule.of(guest.kernel(), ModuleRules.acting()).named("one");
        Sct sct = new Sct(guest);
        sct.upload("first.conf", ArticleIT.refusingFirst());
        StepResult refused = sct.run("sct_load --kmod " + module);
        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.err())
                .isEqualTo("sct_load: there are rules in the kernel as eBPF programs: use sct_unload first\n");

        // Inserted by hand behind the programs, as another tool's could stand in front of it: both see the call.
        assertThat(sct.logged("insmod " + module + "/syscalltrack_one.ko && touch both && old/rm both; "
                        + "awk '{ matched += $1 } END { print matched }' /proc/syscalltrack_one/counters; "
                        + BuiltModule.REMOVE + " && touch one && old/rm one && echo done"))
                // A program sees the call on its way into the module, and on its way out of it.
                .matches("(\"rm\" : \"both\" delete by 0 --> 0\n){1,2}\"rm\" : \"one\" delete by 0 --> 0\n");
        assertThat(guest.run("cat /tmp/script.out").out()).isEqualTo("1\ndone\n");
        sct.unload();
    }

    @InGuest
    void aModuleKeepsProgramsOut(Guest guest) throws IOException, InterruptedException {
        Path module = BuiltModule.of(guest.kernel(), ModuleRules.acting()).named("one");
        Sct sct = new Sct(guest);
        sct.run("insmod " + module + "/syscalltrack_one.ko").expectSuccess();
        StepResult refused = sct.run("sct_load");
        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.err())
                .isEqualTo("sct_load: rules go into a kernel module here (sct_load --kmod), and eBPF programs on calls"
                        + " that a module has redirected crash kernels such as 6.1: use sct_unload first\n");
        sct.run(BuiltModule.REMOVE).expectSuccess();
    }
}
