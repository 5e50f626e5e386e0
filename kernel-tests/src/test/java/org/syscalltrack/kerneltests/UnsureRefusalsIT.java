package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;

/** Calls that are refused because their string cannot be read, and such whose refusals are logged at a rate. */
final class UnsureRefusalsIT {
    private static final Pattern EVENT = Pattern.compile("\"rule\": \"(\\w+)\".*\"flags\": \\[([^]]*)]");

    private static final String RULES = refusing(21, "match", " on_unreadable = match", "")
            + refusing(22, "default", "", "")
            + refusing(23, "no_match", " on_unreadable = no_match", "")
            + refusing(24, "not", " on_unreadable = match", "!")
            + """
            rule {
               syscall_name = write
               rule_name = r_false
               on_unreadable = match
               filter_expression { COMM == "results" && PARAMS[fd] == 25 && UID == 4711 && PARAMS[buf] contains "needle" }
               action { type = FAIL error_code = EACCES }
            }
            rule {
               syscall_name = unlink
               rule_name = r_rate
               filter_expression { COMM == "results" && PATH(pathname) == "/tmp/results.kept" }
               action { type = FAIL error_code = EPERM log_format { kept } rate = 1/h burst 2 }
            }
            """;

    private final List<String> calls = new ArrayList<>();
    private final List<String> results = new ArrayList<>();

    private static String refusing(int descriptor, String name, String member, String not) {
        return "rule { syscall_name = write rule_name = r_" + name + member
                + " filter_expression { COMM == \"results\" && PARAMS[fd] == " + descriptor + " && " + not
                + "(PARAMS[buf] contains \"needle\") }"
                + " action { type = FAIL error_code = EACCES log_format { %ruleid } } }\n";
    }

    private void call(String call, int result) {
        calls.add(GuestJob.quote(call));
        results.add(Integer.toString(result));
    }

    /** What becomes of text without a needle, with one, of text that goes on beyond what is read, and of none. */
    private void writes(int descriptor, int without, int with, int longer, int unreadable) {
        call("write|" + descriptor + "|hay", without);
        call("write|" + descriptor + "|a needle", with);
        call("write|" + descriptor + "|LONG|4095", without > 0 ? 4095 : without);
        call("write|" + descriptor + "|LONG|5000", longer);
        call("write|" + descriptor + "|UNREADABLE", unreadable);
    }

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    @InGuest
    void refusesWhatCannotBeReadWhereTheRuleSaysSo(Guest guest) throws IOException {
        int refused = -13;
        int fault = -14;
        writes(21, 3, refused, refused, refused);
        writes(22, 3, refused, 5000, fault);
        writes(23, 3, refused, 5000, fault);
        writes(24, refused, 8, refused, refused);
        call("write|25|UNREADABLE", fault);
        for (int i = 0; i < 5; i++) {
            call("unlink|/tmp/results.kept", -1);
        }
        Sct sct = new Sct(guest);
        sct.upload("unsure.conf", RULES);
        guest.run("touch /tmp/results.kept").expectSuccess();
        String program = Resources.program("results", "results.c", TestProgram.Abi.X86_64)
                .toString();
        StepResult played = sct.run(program + " " + String.join(" ", calls)
                + "; test -e /tmp/results.kept && sctlog --once --json >/tmp/events");
        assertThat(played.expectSuccess().out().lines()).containsExactlyElementsOf(results);

        assertThat(EVENT.matcher(guest.run("cat /tmp/events").expectSuccess().out())
                        .results()
                        .map(UnsureRefusalsIT::event))
                .containsExactly(
                        "r_match",
                        "r_match unreadable",
                        "r_match unreadable",
                        "r_default",
                        "r_no_match",
                        "r_not",
                        "r_not",
                        "r_not unreadable",
                        "r_not unreadable",
                        "r_rate",
                        "r_rate");
        assertThat(sct.run("sct_config status").expectSuccess().out())
                .contains(
                        "rule r_match (FAIL): matched 3, acted 3, unreadable 2\n",
                        "rule r_default (FAIL): matched 1, acted 1, unreadable 2\n",
                        "rule r_no_match (FAIL): matched 1, acted 1, unreadable 2\n",
                        "rule r_not (FAIL): matched 4, acted 4, unreadable 2\n",
                        "rule r_false (FAIL): matched 0, acted 0\n",
                        "rule r_rate (FAIL): matched 5, acted 5, suppressed 3\n");
        sct.unload();
        guest.run("rm /tmp/results.kept /tmp/results.file /tmp/events").expectSuccess();
    }

    private static String event(MatchResult event) {
        return (event.group(1) + " " + event.group(2).replace("\"", "")).strip();
    }
}
