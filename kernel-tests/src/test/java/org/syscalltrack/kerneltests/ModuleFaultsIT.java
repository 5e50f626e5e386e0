package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;

/** A module whose allocations fail: it does not load, or its calls go on without what they would have needed. */
final class ModuleFaultsIT {
    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Sct.build();
    }

    private static Path module(Guest guest) throws IOException, InterruptedException {
        return BuiltModule.withFaults(guest.kernel(), ModuleRules.acting()).named("one");
    }

    @InGuest
    void loadsWholeOrNotAtAll(Guest guest) throws IOException, InterruptedException {
        // The ring's pages, some thousand, are all alike: a few of them stand for the others.
        StepResult loads = new Sct(guest)
                .run("insert() { insmod " + module(guest)
                        + "/syscalltrack_one.ko fault_at=$1 2>>errors; }; for at in $(seq 8) 9 500 $(seq 1025 1060); do "
                        + "if insert $at; then break; fi; ls -d /proc/syscalltrack* && exit 1; done 2>/dev/null; "
                        + "test $at -gt 1035 || exit 2; sort -u errors; "
                        + BuiltModule.REMOVE + " && insert 0 && " + BuiltModule.REMOVE);
        assertThat(loads.expectSuccess().out())
                .matches("insmod: ERROR: could not insert module \\S+: Cannot allocate memory\n");
    }

    @InGuest
    void callsGoOnWithoutMemory(Guest guest) throws IOException, InterruptedException {
        Sct sct = new Sct(guest);
        StepResult calls = sct.run("insmod " + module(guest) + "/syscalltrack_one.ko || exit 1; "
                + "at=/sys/module/syscalltrack_one/parameters/fault_at; calls=" + ModuleRules.calls() + "; "
                // No string is there: rules on strings are undecided.
                + "rm -rf done; cp /etc/passwd kept; hostname >/etc/hostname; touch gone; "
                + "echo -1 >$at; $calls unlink gone; $calls mkdir done; "
                + "$calls getpid; " + ValueCase.program() + " 'umask|1|3'; echo 0 >$at; "
                + "awk '{ dropped += $7 } END { print dropped }' /proc/syscalltrack_one/counters; "
                // What cannot be suspended for want of memory does not happen.
                + "for n in 1 2 3 4; do echo $n >$at; $calls access /etc/hostname >>held & "
                + "while [ -e /proc/$! ] && ! grep -qs 'State:.T' /proc/$!/status; do sleep 0.1; done; "
                + "kill -KILL $!; wait; done; "
                + "echo 0 >$at; sort -u held; "
                + "$calls unlink /etc/passwd; cmp kept /etc/passwd && echo kept; "
                + BuiltModule.REMOVE + " && echo removed");
        assertThat(calls.expectSuccess().out().lines().map(String::strip))
                .containsExactly(
                        "unlink 0",
                        "mkdir 0",
                        "getpid -1 EACCES",
                        "3",
                        "access -1 ENOMEM",
                        "access 0",
                        "unlink -1 EPERM",
                        "kept",
                        "removed");
        sct.run("rmdir done").expectSuccess();
    }
}
