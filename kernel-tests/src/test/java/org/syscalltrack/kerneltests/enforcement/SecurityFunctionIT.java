package org.syscalltrack.kerneltests.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syscalltrack.kerneltests.Guest;
import org.syscalltrack.kerneltests.GuestExtension;
import org.syscalltrack.kerneltests.GuestRules;
import org.syscalltrack.kerneltests.GuestSettings;
import org.syscalltrack.kerneltests.Sct;

/** Where {@code bpf} is no active security module rules act at the functions that ask the modules. */
final class SecurityFunctionIT {
    /**
     * {@code security_inode_setattr} had another first argument before Linux 6.9, and the functions of
     * {@code userns_create} and {@code msg_queue_alloc_security} are not called as their hooks are.
     */
    private static final String RULES = """
            rule { syscall_name = unlink rule_name = keep filter_expression { FILE(pathname).uid == 4343 }
                   action { type = FAIL error_code = EPERM } }
            rule { syscall_name = utimensat rule_name = dated filter_expression { FILE(pathname).uid == 4343 }
                   action { type = FAIL error_code = EXDEV } }
            rule { syscall_name = unshare rule_name = space filter_expression { (PARAMS[flags] & CLONE_NEWUSER) != 0 }
                   action { type = FAIL error_code = EXDEV } }
            rule { syscall_name = msgget rule_name = queue filter_expression { COMM == "ipcmk" }
                   action { type = KILL } }
            rule { syscall_name = rmdir rule_name = stop filter_expression { COMM == "rmdir" }
                   action { type = SUSPEND } }
            """;

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1", "6.12"})
    void rulesActWhereTheModulesAreAsked(String series) {
        GuestSettings settings = GuestSettings.standard().withKernelParameters("lsm=capability,yama");
        try (Guest guest = Guest.boot(GuestExtension.kernelOrAbort(series), settings)) {
            Sct sct = new Sct(guest);
            new GuestRules(guest).upload(RULES);
            assertThat(guest.run("ls /sys/fs/bpf/syscalltrack/points")
                            .expectSuccess()
                            .out())
                    .contains(
                            "fmod_ret:security_path_unlink\n",
                            "fmod_ret:security_inode_setattr\n",
                            "fmod_ret:security_create_user_ns\n",
                            "fmod_ret:security_msg_queue_alloc\n",
                            "fmod_ret:security_path_rmdir\n")
                    .doesNotContain("lsm:");
            assertThat(sct.run(
                                    "touch f g; touch -h -d @7 f g; chown 4343 f; old/rm f g; touch -h -d @1 f; stat -c %n:%Y f g")
                            .out())
                    .isEqualTo("f:7\n");
            assertThat(sct.run("unshare -U true").err()).contains("Invalid cross-device link");
            assertThat(sct.run("unshare -m true").status()).isZero();
            assertThat(sct.run("ipcmk -Q").status()).isEqualTo(128 + 9);
            assertThat(guest.run("ipcs -q | grep -c 0x").out()).isEqualTo("0\n");
            assertThat(sct.run(
                                    "mkdir d; rmdir d & until grep -q ^State:.T /proc/$!/status; do sleep 0.1; done; ls -d d;"
                                            + " sct_config resume $! >/dev/null; wait $!; echo $?; ls -d d")
                            .out())
                    .isEqualTo("d\n0\n");
            sct.unload();
        }
    }
}
