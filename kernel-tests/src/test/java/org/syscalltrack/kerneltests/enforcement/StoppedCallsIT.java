package org.syscalltrack.kerneltests.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.syscalltrack.kerneltests.Guest;
import org.syscalltrack.kerneltests.GuestRules;
import org.syscalltrack.kerneltests.InGuest;
import org.syscalltrack.kerneltests.Sct;

/** What becomes of stopped calls when rules go, and whom rules spare. */
@Tag("on-request")
final class StoppedCallsIT {
    private static final String STOP = """
            rule { syscall_name = rmdir rule_name = stop filter_expression { COMM == "rmdir" }
                   action { type = SUSPEND } }
            """;

    /** Makes a directory whose removal is stopped; it is still there after SIGCONT. */
    private static final String STOPPED = "stopped() { until grep -q ^State:.T /proc/$1/status; do sleep 0.1; done; }; "
            + "mkdir d; rmdir d & stopped $!; kill -CONT $!; stopped $!; ls -d d; ";

    private static final String ENDED = " >/dev/null; wait $!; echo $?; ls -d d 2>/dev/null";

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    @InGuest
    void areLetGoWithTheirRules(Guest guest) {
        Sct sct = new Sct(guest);
        GuestRules rules = new GuestRules(guest);
        rules.upload(STOP);
        assertThat(sct.run(STOPPED + "sct_config delete" + ENDED).out()).isEqualTo("d\n0\n");
        rules.upload(STOP);
        guest.write("/tmp/other.conf", STOP.replace("SUSPEND", "LOG"));
        assertThat(sct.run(STOPPED + "sct_config upload /tmp/other.conf" + ENDED)
                        .out())
                .isEqualTo("d\n0\n");
        // The call that is let go is made again, and the rules that are there then judge it.
        rules.upload(STOP);
        guest.write("/tmp/refusing.conf", STOP.replace("SUSPEND", "FAIL error_code = EPERM"));
        assertThat(sct.run(STOPPED + "sct_config upload /tmp/refusing.conf" + ENDED)
                        .out())
                .isEqualTo("d\n1\nd\n");
        rules.upload(STOP);
        assertThat(sct.run("rmdir d; " + STOPPED + "sct_unload" + ENDED).out()).isEqualTo("d\n0\n");
        assertThat(guest.run("ls /sys/fs/bpf").expectSuccess().out()).isEmpty();
    }

    /** Process 1 is the guest's agent, which answers this; a kernel thread writes what a loop device is given. */
    @InGuest
    void spareProcessOneAndTheKernelsThreads(Guest guest) {
        Sct sct = new Sct(guest);
        GuestRules rules = new GuestRules(guest);
        rules.upload("""
                rule { syscall_name = read, write rule_name = init filter_expression { PPID == 0 }
                       action { type = KILL } }
                rule { syscall_name = pwrite64 rule_name = kernel filter_expression { COMM startswith "kworker" }
                       action { type = FAIL error_code = EIO } }
                """);
        assertThat(sct.run(
                                "modprobe loop; truncate -s 1M image; device=$(losetup --show -f image);"
                                        + " printf text | dd of=$device conv=fsync 2>/dev/null; echo $?; losetup -d $device; head -c 4 image")
                        .out())
                .isEqualTo("0\ntext");
        assertThat(rules.command("status").expectSuccess().out())
                .containsPattern("rule init \\(KILL\\): matched \\d+, acted 0, .*exempted [1-9]")
                .containsPattern("rule kernel \\(FAIL\\): matched 0, acted 0, exempted [1-9]");
        sct.unload();
    }
}
