package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Machines on which rules cannot act: one clear sentence each, and exit status 3. */
final class MachineIT {
    private static final String REFUSES = """
            rule {
               syscall_name = unlink
               rule_name    = refuses
               action { type = FAIL error_code = EPERM }
            }
            """;

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    /** What a program says on standard error when this machine cannot do it, in one line. */
    private static String cannot(Sct sct, String command) {
        StepResult step = sct.run(command);
        assertThat(step.status()).as("%s", step).isEqualTo(3);
        assertThat(step.out()).isEmpty();
        assertThat(step.err().lines()).as("%s", step).hasSize(1);
        return step.err();
    }

    @Test
    void saysWhatTheMachineLacks() {
        Kernel kernel = GuestExtension.kernelOrAbort("6.12");
        GuestSettings settings = GuestSettings.standard().withKernelParameters("lsm=capability,yama");
        try (Guest guest = Guest.boot(kernel, settings)) {
            Sct sct = new Sct(guest);
            guest.write("/tmp/refuses.conf", REFUSES);
            guest.write("/tmp/logs.conf", REFUSES.replace("FAIL error_code = EPERM", "LOG log_format { %comm }"));

            // The kernel adds those that are always there.
            String active = guest.run("cat /sys/kernel/security/lsm")
                    .expectSuccess()
                    .out()
                    .strip();
            assertThat(active).contains("capability,yama").doesNotContain("bpf");
            assertThat(sct.run("sct_load").expectSuccess().out())
                    .contains("bpf is not among the active security modules (" + active
                            + "): portable rules refuse calls at the functions that ask the modules");
            // An object for one kernel is decided at the modules' own hooks alone.
            sct.run("sctc compile --kernel 6.12 -o /tmp/refuses.o /tmp/refuses.conf")
                    .expectSuccess();
            assertThat(cannot(sct, "umount /sys/kernel/security; sct_config upload /tmp/refuses.o"))
                    .isEqualTo(
                            "sct_config: the rules need the security hook path_unlink, but the security module \"bpf\""
                                    + " is not active on this kernel (active: " + active
                                    + "): start the kernel with the"
                                    + " parameter lsm=" + active + ",bpf\n");
            sct.upload("refuses.conf", REFUSES);
            assertThat(guest.run("ls /sys/fs/bpf/syscalltrack/points")
                            .expectSuccess()
                            .out())
                    .contains("fmod_ret:security_path_unlink\n");
            assertThat(sct.run("touch kept; old/rm kept").status()).isEqualTo(1);
            assertThat(sct.run("test -e kept").status()).isZero();
            assertThat(sct.run("sct_config upload /tmp/logs.conf").status()).isZero();
            assertThat(sct.logged("touch gone; old/rm gone")).isEqualTo("\"rm\"\n");
            sct.unload();

            String asNobody = "setpriv --reuid=65534 --regid=65534 --clear-groups ";
            for (String command :
                    new String[] {"sct_load", "sct_config upload /tmp/logs.conf", "sctlog", "sct_unload"}) {
                assertThat(cannot(sct, asNobody + command))
                        .isEqualTo(
                                command.split(" ", -1)[0] + ": only root (CAP_SYS_ADMIN) may load rules into the kernel"
                                        + " and read them back: use sudo\n");
            }

            guest.run("mount -t tmpfs none /sys/kernel/btf").expectSuccess();
            assertThat(cannot(sct, "sct_load"))
                    .isEqualTo("sct_load: the kernel " + kernel.release() + " has no type information at"
                            + " /sys/kernel/btf/vmlinux: start a kernel that was built with CONFIG_DEBUG_INFO_BTF, as"
                            + " those of Debian, Ubuntu and Fedora are\n");
            guest.run("umount /sys/kernel/btf").expectSuccess();

            guest.run("rm /usr/lib/x86_64-linux-gnu/libbpf.so.1*").expectSuccess();
            assertThat(cannot(sct, "sct_config upload /tmp/logs.conf"))
                    .isEqualTo("sct_config: libbpf.so.1 cannot be loaded: install libbpf 1.0 or newer (on Debian and"
                            + " Ubuntu the package libbpf1)\n");
        }
    }
}
