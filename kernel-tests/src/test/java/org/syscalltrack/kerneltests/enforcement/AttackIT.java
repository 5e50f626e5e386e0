package org.syscalltrack.kerneltests.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.syscalltrack.kerneltests.Guest;
import org.syscalltrack.kerneltests.GuestRules;
import org.syscalltrack.kerneltests.InGuest;
import org.syscalltrack.kerneltests.Sct;
import org.syscalltrack.kerneltests.enforcement.Attacks.Aim;

/**
 * Ways round rules on a path and on an address. What the rules catch is what {@code docs/enforcement.md} says they do:
 * {@code -Dgolden.update=true} writes its tables anew.
 */
final class AttackIT {
    private static final Path PAGE = Path.of("..", "docs", "enforcement.md");

    /** By aim, attack and rule: what came of it on each kernel. */
    private static final Map<Aim, Map<String, Map<Form, Map<String, String>>>> RESULTS = new TreeMap<>();

    /** A rule: its filter and its action. */
    private record Form(String calls, String filter, String action) {
        String rule() {
            return "rule { syscall_name = " + calls + " rule_name = guard_" + calls.charAt(0) + " filter_expression { "
                    + filter + " } action { " + action + " } }";
        }

        String title() {
            return "`" + filter + "` " + action.replaceAll("type = (\\w+).*", "$1");
        }
    }

    private static final String FAIL = "type = FAIL error_code = EPERM";
    private static final String REMOVALS = "unlink, unlinkat";
    private static final List<Form> PATH_FORMS = List.of(
            new Form(REMOVALS, "PARAMS[pathname] == \"/tmp/v/target\"", FAIL),
            new Form(REMOVALS, "FILE(pathname).uid == 4343", FAIL),
            new Form(REMOVALS, "FSGID == 4242", FAIL),
            new Form(REMOVALS, "FILE(pathname).uid == 4343", "type = KILL"),
            new Form(REMOVALS, "FILE(pathname).uid == 4343", "type = SUSPEND"));
    private static final List<Form> ADDRESS_FORMS = List.of(
            new Form("connect", "PARAMS[addr].sin_port == 7777", FAIL),
            new Form("connect, sendto", "FSGID == 4242", FAIL),
            new Form("connect", "PARAMS[addr].sin_port == 7777", "type = KILL"),
            new Form("connect", "PARAMS[addr].sin_port == 7777", "type = SUSPEND"));

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    @InGuest(fresh = true)
    void rulesCatchWhatTheirPageSays(Guest guest) throws IOException {
        guest.run("ip link set lo up; echo 1 >/proc/sys/net/ipv4/tcp_fastopen").expectSuccess();
        Attacks attacks = new Attacks();
        for (Aim aim : Aim.values()) {
            assertThat(attacks.run(guest, attacks.names(aim)).values())
                    .as("attacks without rules")
                    .containsOnly("done");
        }
        GuestRules rules = new GuestRules(guest);
        // A rule on paths and one on addresses do not meddle, and an upload takes long.
        for (int i = 0; i < PATH_FORMS.size(); i++) {
            List<Form> addresses = ADDRESS_FORMS.subList(i, Math.min(i + 1, ADDRESS_FORMS.size()));
            rules.upload(PATH_FORMS.get(i).rule()
                    + addresses.stream().map(form -> "\n" + form.rule()).collect(Collectors.joining()));
            play(guest, attacks, Aim.PATH, List.of(PATH_FORMS.get(i)));
            play(guest, attacks, Aim.ADDRESS, addresses);
        }
    }

    private static void play(Guest guest, Attacks attacks, Aim aim, List<Form> forms) throws IOException {
        for (Form form : forms) {
            attacks.run(guest, attacks.names(aim))
                    .forEach((attack, outcome) -> RESULTS.computeIfAbsent(aim, key -> new LinkedHashMap<>())
                            .computeIfAbsent(attack, key -> new LinkedHashMap<>())
                            .computeIfAbsent(form, key -> new TreeMap<>())
                            .put(guest.kernel().series(), outcome));
        }
    }

    @AfterAll
    static void theirPageIsTrue() throws IOException {
        String page = Files.readString(PAGE);
        for (Map.Entry<Aim, Map<String, Map<Form, Map<String, String>>>> each : RESULTS.entrySet()) {
            String begin = "<!-- measured: " + each.getKey() + " -->\n";
            String end = "<!-- end -->";
            int from = page.indexOf(begin) + begin.length();
            int to = page.indexOf(end, from);
            String table = table(each.getValue());
            if (Boolean.getBoolean("golden.update")) {
                page = page.substring(0, from) + table + page.substring(to);
                Files.writeString(PAGE, page);
            } else {
                assertThat(page.substring(from, to))
                        .as("%s; -Dgolden.update=true writes what was measured", PAGE)
                        .isEqualTo(table);
            }
        }
    }

    /** One line for each attack; where kernels differ, what each gave. */
    private static String table(Map<String, Map<Form, Map<String, String>>> attacks) {
        List<Form> forms = new ArrayList<>(attacks.values().iterator().next().keySet());
        StringBuilder text = new StringBuilder("| attack |");
        forms.forEach(form -> text.append(' ').append(form.title()).append(" |"));
        text.append("\n|---|").append("---|".repeat(forms.size())).append('\n');
        attacks.forEach((attack, outcomes) -> {
            text.append("| ").append(attack).append(" |");
            forms.forEach(form -> text.append(' ')
                    .append(cell(outcomes.getOrDefault(form, Map.of())))
                    .append(" |"));
            text.append('\n');
        });
        return text.toString();
    }

    private static String cell(Map<String, String> byKernel) {
        if (byKernel.values().stream().distinct().count() == 1) {
            return byKernel.values().iterator().next().replace("done", "**done**");
        }
        List<String> parts = new ArrayList<>();
        byKernel.forEach((kernel, outcome) -> parts.add(outcome + " (" + kernel + ")"));
        return String.join(", ", parts);
    }
}
