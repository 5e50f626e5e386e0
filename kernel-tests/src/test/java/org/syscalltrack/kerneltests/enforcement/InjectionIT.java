package org.syscalltrack.kerneltests.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.syscalltrack.kerneltests.Guest;
import org.syscalltrack.kerneltests.InGuest;
import org.syscalltrack.kerneltests.Sct;

/** Calls that pass no hook, on a kernel that lets calls be failed ({@code kernel-tests/bin/build-kernel injection}). */
@Tag("on-request")
final class InjectionIT {
    private static final String RULES = """
            rule { syscall_name = dup2 rule_name = refused filter_expression { COMM == "bash" && PARAMS[newfd] == 77 }
                   action { type = FAIL error_code = EMFILE } }
            rule { syscall_name = clock_nanosleep rule_name = killed filter_expression { COMM == "sleep" }
                   action { type = KILL } }
            rule { syscall_name = syncfs rule_name = stopped filter_expression { COMM == "sync" }
                   action { type = SUSPEND } }
            rule { syscall_name = dup2 rule_name = seen filter_expression { COMM == "bash" && PARAMS[newfd] == 77 }
                   action { type = LOG log_format { %retval } } when = after }
            """;

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    @InGuest(kernels = "6.12-injection")
    void callsAreRefusedThemselves(Guest guest) {
        Sct sct = new Sct(guest);
        guest.write("/tmp/rules.conf", RULES);
        sct.run("sct_config upload /tmp/rules.conf").expectSuccess();
        assertThat(guest.run("ls /sys/fs/bpf/syscalltrack/points")
                        .expectSuccess()
                        .out())
                .contains(
                        "fmod_ret:__x64_sys_dup2\n",
                        "fmod_ret:__x64_sys_clock_nanosleep\n",
                        "fmod_ret:__x64_sys_syncfs\n");
        assertThat(sct.logged("bash -c 'exec 77>&1'")).isEqualTo("-24\n");
        assertThat(sct.run("bash -c 'exec 77>&1; echo here >&77'").err()).contains("Too many open files");
        assertThat(sct.run("sleep 0.1").status()).isEqualTo(128 + 9);
        assertThat(sct.run(
                                "sync -f . & until grep -q ^State:.T /proc/$!/status; do :; done; kill -CONT $!;"
                                        + " until grep -q ^State:.T /proc/$!/status; do :; done; echo again; sct_config resume $! >/dev/null; wait $!; echo $?")
                        .out())
                .isEqualTo("again\n0\n");
        sct.unload();
    }

    /** The same rules on a kernel that lets no call fail. */
    @InGuest
    void elsewhereTheRulesAreRefused(Guest guest) {
        Sct sct = new Sct(guest);
        guest.write("/tmp/rules.conf", RULES);
        assertThat(sct.run("sct_config upload /tmp/rules.conf").err())
                .contains("cannot refuse `dup2`: no security hook precedes its effect");
    }
}
