package org.syscalltrack.kerneltests.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.syscalltrack.kerneltests.Guest;
import org.syscalltrack.kerneltests.InGuest;
import org.syscalltrack.kerneltests.enforcement.Attempts.Outcome;

/** Each call that has a security hook: what FAIL, KILL and SUSPEND keep from happening. */
final class EnforcementIT {
    /** A number that no call of the attempts gives by itself (EBADFD). */
    private static final String REFUSAL = "-77";

    @InGuest(fresh = true)
    void keepsCallsFromTheirEffects(Guest guest) throws IOException, InterruptedException {
        guest.run("ip link set lo up").expectSuccess();
        Attempts attempts = Attempts.build();
        List<String> refused = GuestRules.refused(rules(attempts, attempts.calls().keySet(), "type = FAIL error_code = " + REFUSAL));
        List<String> served = attempts.calls().keySet().stream()
                .filter(name -> !refused.contains(name))
                .collect(Collectors.toList());
        System.out.println("not served: " + refused);

        SoftAssertions softly = new SoftAssertions();
        Map<String, Outcome> free = attempts.run(guest, "/tmp/free", served);
        free.values().removeIf(outcome -> outcome.result().equals("-38")); // ENOSYS: this kernel lacks the call
        free.forEach((name, outcome) -> softly.assertThat(outcome)
                .as("%s without rules", name)
                .isEqualTo(new Outcome("0", true)));

        GuestRules rules = new GuestRules(guest);
        rules.upload(rules(attempts, free.keySet(), "type = FAIL error_code = " + REFUSAL));
        attempts.run(guest, "/tmp/fail", free.keySet()).forEach((name, outcome) -> softly.assertThat(outcome)
                .as("FAIL of %s", name)
                .isEqualTo(new Outcome(REFUSAL, false)));

        rules.upload(rules(attempts, free.keySet(), "type = KILL"));
        attempts.run(guest, "/tmp/kill", free.keySet()).forEach((name, outcome) -> softly.assertThat(outcome)
                .as("KILL of %s", name)
                .isEqualTo(new Outcome("signal9", false)));
        softly.assertAll();
    }

    private static String rules(Attempts attempts, Iterable<String> names, String action) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append("rule { syscall_name = %s abi = native rule_name = %s filter_expression { COMM == \"%s\" } action { %s } }\n"
                    .formatted(attempts.calls().get(name), name, name, action));
        }
        assertThat(text).isNotEmpty();
        return text.toString();
    }
}
