package org.syscalltrack.kerneltests.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.syscalltrack.kerneltests.Guest;
import org.syscalltrack.kerneltests.GuestJob;
import org.syscalltrack.kerneltests.InGuest;
import org.syscalltrack.kerneltests.StepResult;
import org.syscalltrack.kerneltests.enforcement.Attempts.Outcome;

/** Each call that has a security hook: what FAIL, KILL and SUSPEND keep from happening. */
@Tag("on-request")
final class EnforcementIT {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** A number that no call of the attempts gives by itself (EBADFD). */
    private static final String REFUSAL = "-77";

    /** ENOSYS: the kernel at hand lacks the call. */
    private static final String NO_SUCH_CALL = "-38";

    /** No rule reaches these, though it names their call: opening with O_PATH passes no hook. */
    private static final Set<String> OUT_OF_REACH = Set.of("openat_path");

    private static final Outcome FREE = new Outcome("0", true);

    @InGuest(fresh = true)
    void keepsCallsFromTheirEffects(Guest guest) throws IOException, InterruptedException {
        guest.run("ip link set lo up").expectSuccess();
        Attempts attempts = Attempts.build();
        List<String> refused =
                GuestRules.refused(rules(attempts, attempts.calls().keySet(), "type = FAIL error_code = " + REFUSAL));
        System.out.println("no hook serves: " + refused);
        List<String> served = attempts.calls().keySet().stream()
                .filter(name -> !refused.contains(name))
                .collect(Collectors.toList());

        SoftAssertions softly = new SoftAssertions();
        Map<String, Outcome> free = attempts.run(guest, "/tmp/free", served);
        free.values().removeIf(outcome -> outcome.result().equals(NO_SUCH_CALL));
        Set<String> names = free.keySet();
        free.forEach((name, outcome) ->
                softly.assertThat(outcome).as("%s without rules", name).isEqualTo(FREE));

        GuestRules rules = new GuestRules(guest);
        rules.upload(rules(attempts, names, "type = FAIL error_code = " + REFUSAL));
        expect(softly, "FAIL", attempts.run(guest, "/tmp/fail", names), new Outcome(REFUSAL, false));

        rules.upload(rules(attempts, names, "type = KILL"));
        expect(softly, "KILL", attempts.run(guest, "/tmp/kill", names), new Outcome("signal9", false));

        names.removeAll(OUT_OF_REACH);
        rules.upload(rules(attempts, names, "type = SUSPEND"));
        suspend(softly, guest, rules, attempts.suspendCommand("/tmp/suspend", names));
        softly.assertAll();
    }

    private static void expect(SoftAssertions softly, String action, Map<String, Outcome> outcomes, Outcome wanted) {
        outcomes.forEach((name, outcome) -> softly.assertThat(outcome)
                .as("%s of %s", action, name)
                .isEqualTo(OUT_OF_REACH.contains(name) ? FREE : wanted));
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
                .contains("process " + process + " (thread " + process + ") is stopped by rule " + name + ":"));
        rules.command("resume " + String.join(" ", processes.values())).expectSuccess();
        guest.run("touch /tmp/suspend/go").expectSuccess();
        StepResult end = job.await(LIMIT).expectSuccess();
        processes
                .keySet()
                .forEach(name -> softly.assertThat(end.out().lines())
                        .as("what became of %s", name)
                        .contains("resumed " + name + " 0 1"));
        softly.assertThat(rules.command("resume 1").status()).isEqualTo(1);
    }

    private static String rules(Attempts attempts, Iterable<String> names, String action) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append("rule { syscall_name = ").append(attempts.calls().get(name));
            text.append(" abi = native rule_name = ").append(name);
            text.append(" filter_expression { COMM == \"")
                    .append(Attempts.processName(name))
                    .append("\" }");
            text.append(" action { ").append(action).append(" } }\n");
        }
        assertThat(text).isNotEmpty();
        return text.toString();
    }
}
