package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;

/** What rules read from the kernel's own objects, beside what the kernel tells a program by its usual ways. */
final class KernelValuesIT {
    private static Path program;

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
        program =
                TestProgram.compile("values", resource("values.c"), TestProgram.Abi.X86_64, Path.of("target/programs"));
    }

    private static String resource(String name) {
        try (InputStream in = KernelValuesIT.class.getResourceAsStream("values/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @InGuest
    void agreeWithWhatTheKernelSays(Guest guest) {
        Sct sct = new Sct(guest);
        guest.run("mkdir -p /tmp/cg && mount -t cgroup2 none /tmp/cg && mkdir -p /tmp/cg/outer/inner")
                .expectSuccess();
        sct.upload("values.sct", resource("values.sct"));

        guest.run("mkdir -p /tmp/values").expectSuccess();
        check(
                guest,
                sct,
                "echo 0 >/tmp/cg/outer/inner/cgroup.procs; exec " + program
                        + " numbers paths deep jail from_memory capabilities addresses ancestors sets after real");

        sct.unload();
        guest.run("umount /tmp/cg").expectSuccess();
    }

    /** The lines that the program prints are those that are logged. */
    private static void check(Guest guest, Sct sct, String script) {
        String logged = sct.logged(script);
        String told = guest.run("cat /tmp/script.out").expectSuccess().out();
        assertThat(told).isNotEmpty();
        assertThat(logged).isEqualTo(told);
    }
}
