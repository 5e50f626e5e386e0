package org.syscalltrack.kerneltests.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.syscalltrack.kerneltests.Guest;
import org.syscalltrack.kerneltests.GuestRules;
import org.syscalltrack.kerneltests.InGuest;
import org.syscalltrack.kerneltests.Sct;
import org.syscalltrack.kerneltests.StepResult;

/**
 * A thousand rules on one call, which are divided among programs at its entry and at its hook;
 * {@code -Dsct.rules=10000} makes it so many. It is busybox that calls chmod: others call fchmodat.
 */
final class ManyRulesIT {
    private static final int RULES = Integer.getInteger("sct.rules", 1000);

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    @InGuest
    void theLastOnesStillMatch(Guest guest) {
        Sct sct = new Sct(guest);
        new GuestRules(guest).upload(text());

        sct.run("touch first last other").expectSuccess();
        StepResult refused = sct.run("busybox chmod 0707 last");
        assertThat(refused.status()).as("%s", refused).isNotZero();
        assertThat(refused.err()).contains("Operation not permitted");
        sct.run("busybox chmod 0707 other && busybox chmod 0751 last && busybox chmod 0706 first")
                .expectSuccess();

        assertThat(sct.run("sctlog --once").expectSuccess().out())
                .isEqualTo("refused \"last\"\nlast \"last\"\nfirst \"first\"\n");
        sct.run("sct_unload").expectSuccess();
    }

    private static String text() {
        StringBuilder text = new StringBuilder();
        append(text, "PARAMS[pathname] == \"first\"", "LOG log_format { first %param[pathname] }");
        for (int number = 0; number < RULES - 3; number++) {
            String filter = number % 2 == 0
                    ? "UID == " + (number + 1) + " && PARAMS[mode] == " + number
                    : "PARAMS[mode] == 01000000 + " + number + " || PARAMS[pathname] == \"/none/" + number + "\"";
            append(text, filter, "LOG log_format { wrong " + number + " }");
        }
        String last = "PARAMS[pathname] endswith \"last\" && PARAMS[mode] == ";
        append(text, last + "0707", "FAIL error_code = EPERM log_format { refused %param[pathname] }");
        append(text, last + "0751", "LOG log_format { last %param[pathname] }");
        return text.toString();
    }

    private static void append(StringBuilder text, String filter, String action) {
        text.append("rule {\n  syscall_name = chmod\n  rule_name = r")
                .append(text.length())
                .append("\n  filter_expression { ")
                .append(filter)
                .append(" }\n  action { type = ")
                .append(action)
                .append(" }\n}\n");
    }
}
