package org.syscalltrack.kerneltests.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.syscalltrack.kerneltests.Guest;
import org.syscalltrack.kerneltests.GuestRules;
import org.syscalltrack.kerneltests.InGuest;
import org.syscalltrack.kerneltests.Sct;

/** A name that is rewritten between the entry and the hook: the rule that enforces wins, and the race is counted and told. */
final class RaceIT {
    private static final String GUARDED = "/tmp/v/guarded";
    private static final String OTHER = "/tmp/v/other";
    private static final int EPERM = -1;

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    @InGuest
    void theEnforcingRuleWins(Guest guest) throws IOException {
        Sct sct = new Sct(guest);
        Attacks attacks = new Attacks();
        GuestRules rules = new GuestRules(guest);
        guest.run("mkdir -p /tmp/v; touch " + GUARDED + " " + OTHER).expectSuccess();
        rules.upload("rule { syscall_name = unlink rule_name = guard filter_expression { PARAMS[pathname] == \""
                + GUARDED
                + "\" } action { type = FAIL error_code = EPERM log_format { %params } } }\n"
                + "rule { syscall_name = unlink rule_name = other filter_expression { PARAMS[pathname] == \"" + OTHER
                + "\" } action { type = LOG log_format { %params } } }");

        // The entry sees the guarded name, the hook does not, and the other way round: the kernel would remove the
        // first.
        assertThat(attacks.rewrite(guest, GUARDED, OTHER)).isEqualTo(EPERM);
        assertThat(attacks.rewrite(guest, OTHER, GUARDED)).isEqualTo(EPERM);
        assertThat(guest.run("ls /tmp/v").expectSuccess().out()).isEqualTo("guarded\nother\n");
        assertThat(attacks.rewrite(guest, OTHER, OTHER)).isZero();
        assertThat(guest.run("ls /tmp/v").expectSuccess().out()).isEqualTo("guarded\n");

        assertThat(rules.command("status").expectSuccess().out())
                .contains("rule guard (FAIL): matched 2, acted 2, raced 2")
                .contains("rule other (LOG): matched 2, acted 0");
        // An event of the entry is sent before anybody can know of the race.
        assertThat(sct.run("sctlog --once --json | sed -E 's/.*(\"rule\": [^,]*).*(\"flags\": [^,]*).*/\\1 \\2/'")
                        .expectSuccess()
                        .out())
                .isEqualTo("""
                        "rule": "guard" "flags": []
                        "rule": "other" "flags": []
                        "rule": "guard" "flags": ["raced"]
                        "rule": "other" "flags": []
                        """);
        sct.unload();
        guest.run("rm -r /tmp/v").expectSuccess();
    }
}
