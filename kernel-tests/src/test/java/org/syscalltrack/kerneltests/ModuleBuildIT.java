package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Rules that become a module where they are uploaded; a compiler takes many minutes in a guest. */
@Tag("on-request")
final class ModuleBuildIT {
    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Sct.build();
    }

    @InGuest
    void anUploadBuildsTheModule(Guest guest) throws IOException {
        Sct sct = new Sct(guest);
        guest.write("/tmp/try.conf", ArticleIT.refusingFirst());
        sct.run(
                        "sct_load --kmod && export KDIR=" + BuiltModule.headers(guest.kernel())
                                + " && sct_config upload /tmp/try.conf",
                        Duration.ofMinutes(40))
                .expectSuccess();
        assertThat(sct.run("old/rm -f /etc/passwd").err())
                .isEqualTo("rm: can't remove '/etc/passwd': Operation not permitted\n");
        sct.run("sct_unload").expectSuccess();
    }
}
