package org.syscalltrack.kerneltests.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.syscalltrack.kerneltests.Guest;
import org.syscalltrack.kerneltests.GuestJob;
import org.syscalltrack.kerneltests.GuestRules;
import org.syscalltrack.kerneltests.InGuest;
import org.syscalltrack.kerneltests.Sct;

/** What becomes of calls and callers when rules go, and whom rules spare. */
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
        assertThat(sct.run("busybox rmdir d; " + STOPPED + "sct_unload" + ENDED).out())
                .isEqualTo("d\n0\n");
        assertThat(guest.run("ls /sys/fs/bpf").expectSuccess().out()).isEmpty();
    }

    /** One process makes the call again and again: what its earlier calls have left must not outlive the rules. */
    @InGuest
    void callersAreFreeOfRulesThatAreGone(Guest guest) {
        Sct sct = new Sct(guest);
        GuestRules rules = new GuestRules(guest);
        String refuse = STOP.replace("\"rmdir\"", "\"perl\"").replace("SUSPEND", "FAIL error_code = EPERM");
        GuestJob caller = sct.start("mkfifo ask; exec perl -e '$| = 1; open(my $ask, \"<\", \"ask\"); while (<$ask>) {"
                + " chomp; print rmdir($_) ? \"gone\\n\" : \"$!\\n\" }'");
        sct.run("until test -p ask; do sleep 0.1; done; mkdir 0 1 2").expectSuccess();
        StringBuilder said = new StringBuilder();
        String[] others = {
            refuse.replace("rmdir", "unlink"),
            refuse.replace("FAIL error_code = EPERM", "LOG"),
            refuse.replace("FAIL error_code = EPERM", "LOG").replace("= rmdir", "= %file")
        };
        GuestJob holder = sct.start("exec sleep 10000 >ask");
        for (int number = 0; number < others.length; number++) {
            rules.upload(refuse);
            ask(sct, caller, number, said.append("Operation not permitted\n"));
            rules.upload(others[number]);
            ask(sct, caller, number, said.append("gone\n"));
        }
        holder.signal("TERM");
        assertThat(caller.await(Duration.ofMinutes(1)).out()).isEqualTo(said.toString());
        sct.unload();
    }

    private static void ask(Sct sct, GuestJob caller, int number, StringBuilder answers) {
        sct.run("echo " + number + " >ask").expectSuccess();
        caller.awaitOutput(answers.toString(), Duration.ofMinutes(1));
    }

    /** The time of a call is over only when somebody reads the events; a call without a timeout waits on. */
    @InGuest
    void endWithTheirTimeouts(Guest guest) {
        Sct sct = new Sct(guest);
        GuestRules rules = new GuestRules(guest);
        rules.upload(stop("resumed", " timeout = 1s")
                + stop("killed", " timeout = 1s on_timeout = kill")
                + stop("failed", " timeout = 1s on_timeout = fail")
                + stop("waiting", ""));
        GuestJob callers = sct.start(
                "for d in resumed killed failed waiting; do mkdir $d; (rmdir $d 2>&1; echo $d $?) & done; wait");
        String stopped = "grep -hc '(rmdir) T' /proc/[0-9]*/stat 2>/dev/null | grep -c 1";
        sct.run("until test $(" + stopped + ") = 4; do sleep 0.1; done").expectSuccess();
        assertThat(sct.run("sleep 3; " + stopped).out()).isEqualTo("4\n");
        assertThat(callers.out()).isEmpty();
        GuestJob log = sct.start("exec sctlog");
        for (String end : new String[] {"resumed 0\n", "killed 137\n", "Operation not permitted\nfailed 1\n"}) {
            callers.awaitOutput(end, Duration.ofMinutes(2));
        }
        assertThat(sct.run("ls -d resumed killed failed waiting 2>/dev/null").out())
                .isEqualTo("failed\nkilled\nwaiting\n");
        assertThat(callers.out()).doesNotContain("waiting");
        log.signal("TERM");
        log.await(Duration.ofMinutes(1));
        sct.unload();
        callers.awaitOutput("waiting 0\n", Duration.ofMinutes(1));
        sct.run("rmdir killed failed").expectSuccess();
    }

    private static String stop(String directory, String timeout) {
        return "rule { syscall_name = rmdir rule_name = " + directory
                + " filter_expression { COMM == \"rmdir\" && PARAMS[pathname] == \"" + directory
                + "\" } action { type = SUSPEND" + timeout + " } }\n";
    }

    /** Process 1 is the guest's agent, which answers this; kdevtmpfs removes the nodes of devices that are gone. */
    @InGuest
    void spareProcessOneAndTheKernelsThreads(Guest guest) {
        Sct sct = new Sct(guest);
        GuestRules rules = new GuestRules(guest);
        rules.upload("""
                rule { syscall_name = read, write rule_name = init filter_expression { PPID == 0 }
                       action { type = KILL } }
                rule { syscall_name = mq_unlink rule_name = kernel filter_expression { COMM == "kdevtmpfs" }
                       action { type = FAIL error_code = EIO } }
                """);
        assertThat(sct.run("modprobe brd rd_nr=1; ls /dev/ram0; rmmod brd; ls /dev/ram0 2>&1")
                        .out())
                .isEqualTo("/dev/ram0\nls: cannot access '/dev/ram0': No such file or directory\n");
        assertThat(rules.command("status").expectSuccess().out())
                .containsPattern("rule init \\(KILL\\): matched \\d+, acted 0, .*exempted [1-9]")
                .containsPattern("rule kernel \\(FAIL\\): matched 0, acted 0, exempted [1-9]");
        sct.unload();
    }
}
