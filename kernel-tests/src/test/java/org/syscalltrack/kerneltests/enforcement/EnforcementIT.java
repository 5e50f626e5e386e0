package org.syscalltrack.kerneltests.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.syscalltrack.kerneltests.Guest;
import org.syscalltrack.kerneltests.GuestException;
import org.syscalltrack.kerneltests.GuestJob;
import org.syscalltrack.kerneltests.GuestRules;
import org.syscalltrack.kerneltests.InGuest;
import org.syscalltrack.kerneltests.Sct;
import org.syscalltrack.kerneltests.StepResult;
import org.syscalltrack.kerneltests.enforcement.Attempts.Outcome;

/** Each call that has a security hook: what FAIL, KILL and SUSPEND keep from happening. */
final class EnforcementIT {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** What was resumed ends at once; what is still stopped never does. */
    private static final Duration END = Duration.ofMinutes(3);

    /** A pattern: only attempts with such names are made. */
    private static final String ATTEMPTS = "enforcement.attempts";

    /** What the names of the processes begin with that rules with these actions are about. */
    private static final char FAIL = 'F';

    private static final char KILL = 'K';
    private static final char SUSPEND = 'S';

    /** ENOSYS: the kernel at hand lacks the call. */
    private static final String NO_SUCH_CALL = "-38";

    /** No rule reaches these, though it names their call: opening with O_PATH passes no hook. */
    private static final Set<String> OUT_OF_REACH = Set.of("openat_path");

    /** Resumed when the others are done: it shares a lock with kexec_load, and who finds that taken fails (EBUSY). */
    private static final String LAST = "kexec_file";

    private static final Outcome FREE = new Outcome("0", true);

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    @InGuest(fresh = true)
    void keepsCallsFromTheirEffects(Guest guest) throws IOException, InterruptedException {
        guest.run("ip link set lo up").expectSuccess();
        Attempts attempts = Attempts.build();
        SoftAssertions softly = new SoftAssertions();
        Set<String> asked = new LinkedHashSet<>(attempts.calls().keySet());
        asked.removeIf(name -> !name.matches(System.getProperty(ATTEMPTS, ".*")));
        Map<String, Outcome> free = attempts.run(guest, 'X', "/tmp/free", asked);
        free.values().removeIf(outcome -> outcome.result().equals(NO_SUCH_CALL));
        Set<String> names = free.keySet();
        free.forEach((name, outcome) ->
                softly.assertThat(outcome).as("%s without rules", name).isEqualTo(FREE));

        GuestRules rules = new GuestRules(guest);
        Set<String> stopped = new LinkedHashSet<>(names);
        stopped.removeIf(name -> OUT_OF_REACH.contains(name) || !Terms.of(name).suspends());
        // One upload: attaching takes long.
        rules.upload(rules(attempts, FAIL, names, Terms::fail)
                + rules(attempts, KILL, names, terms -> "type = KILL")
                + rules(attempts, SUSPEND, stopped, terms -> "type = SUSPEND"));
        attempts.run(guest, FAIL, "/tmp/fail", names)
                .forEach((name, outcome) ->
                        expect(softly, "FAIL", name, outcome, Terms.of(name).error()));
        attempts.run(guest, KILL, "/tmp/kill", names)
                .forEach((name, outcome) -> expect(softly, "KILL", name, outcome, "signal9"));
        suspend(softly, guest, rules, attempts.suspendCommand(SUSPEND, "/tmp/suspend", stopped));
        softly.assertAll();
    }

    private static void expect(SoftAssertions softly, String action, String name, Outcome outcome, String result) {
        softly.assertThat(outcome)
                .as("%s of %s", action, name)
                .isEqualTo(OUT_OF_REACH.contains(name) ? FREE : new Outcome(result, false));
    }

    /** Every process is stopped before the effect, is stopped again after SIGCONT, and is resumed once. */
    private static void suspend(SoftAssertions softly, Guest guest, GuestRules rules, String command) {
        GuestJob job = guest.start(command);
        job.awaitOutput("ready", LIMIT);
        Map<String, String> processes = new LinkedHashMap<>();
        for (String line : job.out().lines().toList()) {
            String[] words = line.split(" ", -1);
            if (words.length == 4) {
                softly.assertThat(words[2])
                        .as("the process that is to be %s", line)
                        .isNotEqualTo("-1");
                softly.assertThat(words[3]).as("the effect at %s", line).isEqualTo("0");
                processes.put(words[1], words[2]);
            }
        }
        processes.values().removeIf("-1"::equals);
        StepResult status = rules.command("status").expectSuccess();
        processes.forEach((name, process) -> softly.assertThat(status.out())
                .contains(
                        "process " + process + " (thread " + process + ") is stopped by rule " + SUSPEND + name + ":"));
        Map<String, String> others = new LinkedHashMap<>(processes);
        String last = others.remove(LAST);
        resume(softly, rules, others.values());
        if (last != null) {
            resume(softly, rules, Set.of(last));
        }
        guest.run("touch /tmp/suspend/go").expectSuccess();
        String end = endOf(softly, job);
        processes
                .keySet()
                .forEach(name -> softly.assertThat(end.lines())
                        .as("what became of %s", name)
                        .contains("resumed " + name + " 0 1"));
        softly.assertThat(rules.command("resume 1").status()).isEqualTo(1);
    }

    private static void resume(SoftAssertions softly, GuestRules rules, Collection<String> processes) {
        if (!processes.isEmpty()) {
            StepResult resumed = rules.command("resume " + String.join(" ", processes));
            softly.assertThat(resumed.err()).as("resuming").isEmpty();
        }
    }

    /** What the job has printed at its end, or at the end of patience. */
    private static String endOf(SoftAssertions softly, GuestJob job) {
        try {
            return job.await(END).expectSuccess().out();
        } catch (GuestException e) {
            softly.fail("the resumed processes do not end", e);
            return job.out();
        }
    }

    private static String rules(
            Attempts attempts, char letter, Iterable<String> names, Function<Terms, String> action) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            Terms terms = Terms.of(name);
            text.append("rule { syscall_name = ").append(attempts.calls().get(name));
            text.append(name.startsWith("c32_") ? " abi = compat" : " abi = native");
            text.append(" rule_name = ").append(letter).append(name);
            text.append(" filter_expression { COMM == \"")
                    .append(Attempts.processName(letter, name))
                    .append(terms.filter().isEmpty() ? "\"" : "\" && " + terms.filter())
                    .append(" }");
            text.append(terms.partial() ? " partial = yes" : "");
            text.append(" action { ").append(action.apply(terms)).append(" } }\n");
        }
        assertThat(text).isNotEmpty();
        return text.toString();
    }
}
