package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;

/** What rules read from the kernel's own objects, beside what the kernel tells a program by its usual ways. */
final class KernelValuesIT {
    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    static String rules() throws IOException {
        return Resources.text("values/values.sct");
    }

    @InGuest
    void agreeWithWhatTheKernelSays(Guest guest) throws IOException {
        prepare(guest);
        Sct sct = new Sct(guest);
        sct.upload("values.sct", rules());
        check(guest, sct);
        sct.unload();
        clean(guest);
    }

    /** Makes what the calls need; the rules would see it made. */
    static void prepare(Guest guest) {
        guest.run("mkdir -p /tmp/values /tmp/cg && mount -t cgroup2 none /tmp/cg && mkdir -p /tmp/cg/outer/inner")
                .expectSuccess();
    }

    /** With the rules in the kernel: the lines that the program prints are those that are logged. */
    static void check(Guest guest, Sct sct) throws IOException {
        Path program = Resources.program("values", "values/values.c", TestProgram.Abi.X86_64);
        String logged = sct.logged("echo 0 >/tmp/cg/outer/inner/cgroup.procs; exec " + program
                + " numbers paths deep jail from_memory capabilities addresses ancestors sets after real");
        String told = guest.run("cat /tmp/script.out").expectSuccess().out();
        assertThat(told).isNotEmpty();
        assertThat(logged).isEqualTo(told);
    }

    /** Removes what the calls have made. */
    static void clean(Guest guest) {
        guest.run("umount /tmp/cg && umount -R /tmp/values/m && rm -r /tmp/values")
                .expectSuccess();
    }
}
