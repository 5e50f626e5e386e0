package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;

/** What rules can ask and count, asked of calls with known arguments by {@code values.c}. */
final class ValuesIT {
    private static final Path PROGRAMS = Path.of("target", "programs");

    private static String program;

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
        try (InputStream text = Objects.requireNonNull(ValuesIT.class.getResourceAsStream("values.c"))) {
            String source = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            program = TestProgram.compile("values", source, TestProgram.Abi.X86_64, PROGRAMS)
                    .toString();
        }
    }

    private static String command(List<String> calls) {
        return program + " " + calls.stream().map(GuestJob::quote).collect(Collectors.joining(" "));
    }

    @InGuest
    void limitsEventsAndCountsByKeys(Guest guest) {
        Sct sct = new Sct(guest);
        sct.upload("counts.conf", """
                rule {
                   syscall_name = umask
                   rule_name = limited
                   filter_expression { COMM == "values" && PARAMS[mask] == 1 }
                   action { type = LOG log_format { limited %param[mask] } rate = 1/h burst 3 continue = yes }
                }
                rule {
                   syscall_name = umask
                   rule_name = all
                   filter_expression { COMM startswith "v" }
                   action { type = COUNT continue = yes }
                }
                rule {
                   syscall_name = umask
                   rule_name = by_keys
                   filter_expression { COMM startswith "v" }
                   action { type = COUNT key = { COMM, PARAMS[mask], UID } continue = yes }
                }
                rule {
                   syscall_name = umask
                   rule_name = many
                   filter_expression { COMM == "v2" }
                   action { type = COUNT key = TID }
                }
                """);
        String logged = sct.logged(command(List.of("umask|1|10", "umask|2|5", "name|v2", "umask|1|2")));
        assertThat(logged).isEqualTo("limited 1\n".repeat(3));
        assertThat(sct.run("sct_config status").expectSuccess().out())
                .contains("rule limited (LOG): matched 10, acted 0, suppressed 7\n");
        assertThat(sct.run("sctlog --counts").expectSuccess().out()).matches("""
                        rule all: 17
                        rule by_keys: 17
                          10  COMM="values" PARAMS\\[mask\\]=1 UID=0
                           5  COMM="values" PARAMS\\[mask\\]=2 UID=0
                           2  COMM="v2" PARAMS\\[mask\\]=1 UID=0
                        rule many: 2
                          2  TID=\\d+
                        """);
        assertThat(sct.run("sctlog --counts --json").expectSuccess().out())
                .contains("{\"rule\": \"all\", \"count\": 17, \"key\": {}}\n")
                .contains("{\"rule\": \"by_keys\", \"count\": 2, \"key\":"
                        + " {\"COMM\": \"v2\", \"PARAMS[mask]\": 1, \"UID\": 0}}\n");
        sct.unload();
    }

    /** Rules on a call, each with its filter; what matches prints the rule's name. */
    private static String rules(String call, String... namesAndFilters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < namesAndFilters.length; i += 2) {
            text.append("rule { syscall_name = ").append(call).append(" abi = native rule_name = ");
            text.append(namesAndFilters[i]).append(" filter_expression { COMM == \"values\" && (");
            text.append(namesAndFilters[i + 1]).append(") }");
            text.append(" action { type = LOG log_format { %ruleid } continue = yes } }\n");
        }
        return text.toString();
    }

    private static void expect(Sct sct, String file, String rules, List<String> calls, String names) {
        sct.upload(file, rules);
        assertThat(sct.logged(command(calls)).lines().map(line -> line.replace("\"", "")))
                .as(file)
                .containsExactly(names.split(" "));
    }

    @InGuest
    void comparesStrings(Guest guest) {
        Sct sct = new Sct(guest);
        expect(
                sct,
                "strings.conf",
                rules(
                        "access",
                        "equal",
                        "PARAMS[pathname] == \"/no/passwd\"",
                        "contains",
                        "PARAMS[pathname] contains \"secret\"",
                        "glob",
                        "PARAMS[pathname] glob \"/no/*.d/[a-c]?[!x]\"",
                        "stars",
                        "PARAMS[pathname] glob \"*a*a*a*a*a*a*b\"",
                        "end",
                        "PARAMS[pathname] endswith \".pem\"",
                        "not_end",
                        "!(PARAMS[pathname] endswith \".pem\") && PARAMS[pathname] startswith \"/no/x\"",
                        "not_glob",
                        "!(PARAMS[pathname] glob \"/no/y*z\") && PARAMS[pathname] startswith \"/no/y\"",
                        "in_set",
                        "PARAMS[pathname] in { \"/no/one\", \"/no/two/*\", \"*.key\", \"*/.git/*\" }",
                        "or_true",
                        "PARAMS[pathname] == \"?\" || PARAMS[mode] == 0"),
                List.of(
                        "access|/no/passwd",
                        "access|/no/my-secret-x",
                        "access|/no/b.d/bzz",
                        "access|/no/b.d/bzx",
                        "access|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
                        "access|LONG|/no/x|4095|.pem",
                        "access|LONG|/no/x|4096|.pem",
                        "access|LONG|/no/y|4095|z",
                        "access|LONG|/no/y|4095|q",
                        "access|LONG|/no/y|5000|z",
                        "access|LONG|/no/secret|6000|z",
                        "access|/no/two/x",
                        "access|/no/two",
                        "access|/no/a.key",
                        "access|x/.git/y",
                        "access|UNREADABLE",
                        "access|NULL"),
                "equal or_true"
                        + " contains or_true"
                        + " glob or_true"
                        + " or_true"
                        + " stars or_true"
                        + " end or_true"
                        + " or_true"
                        + " or_true"
                        + " not_glob or_true"
                        + " or_true"
                        + " contains or_true"
                        + " in_set or_true"
                        + " or_true"
                        + " in_set or_true"
                        + " in_set or_true"
                        + " or_true"
                        + " or_true");
        assertThat(sct.run("sct_config status").expectSuccess().out())
                .contains(
                        "rule end (LOG): matched 1, acted 0, unreadable 4\n",
                        "rule equal (LOG): matched 1, acted 0, unreadable 1\n",
                        "rule or_true (LOG): matched 17, acted 0\n");
        sct.unload();
    }

    @InGuest
    void comparesTwoStringsArraysAndBuffers(Guest guest) {
        Sct sct = new Sct(guest);
        String text = rules(
                        "rename",
                        "same",
                        "PARAMS[oldpath] == PARAMS[newpath]",
                        "other",
                        "PARAMS[oldpath] != PARAMS[newpath]")
                + rules(
                        "execve",
                        "second",
                        "PARAMS[argv][1] == \"-rf\"",
                        "third_missing",
                        "!(PARAMS[argv][2] == \"x\")",
                        "last",
                        "PARAMS[argv][15] startswith \"p\"")
                + rules(
                        "write",
                        "written",
                        "PARAMS[buf] contains \"needle\"",
                        "all_of_it",
                        "PARAMS[buf] == \"abc\"",
                        "empty",
                        "PARAMS[buf] == \"\"");
        expect(
                sct,
                "pairs.conf",
                text,
                List.of(
                        "rename|/no/a|/no/a",
                        "rename|/no/a|/no/b",
                        "rename|/no/a|/no/ab",
                        "execve|rm|-rf",
                        "execve|rm|-rf|y",
                        "execve|a|b|x|d|e|f|g|h|i|j|k|l|m|n|o|pq",
                        "write|hay needle hay",
                        "write|abcdef|3",
                        "write|hay needle|7",
                        "write|x|0"),
                "same other other second second third_missing last written all_of_it empty");
        sct.unload();
    }

    @InGuest
    void comparesAddresses(Guest guest) {
        Sct sct = new Sct(guest);
        String text = rules(
                "connect",
                "private",
                "PARAMS[addr].sin_addr in { \"10.0.0.0/8\", \"192.168.0.0/16\", \"127.0.0.1\" }",
                "port",
                "PARAMS[addr].sin_port == 443",
                "six",
                "PARAMS[addr].sin6_addr in { \"fe80::/10\", \"2001:db8::1\", \"2001:db8:0:1::/80\" }",
                "path",
                "PARAMS[addr].sun_path startswith \"/run/\"",
                "abstract",
                "PARAMS[addr].sun_path == \"@hidden\"",
                "not_private",
                "!(PARAMS[addr].sin_addr in { \"10.0.0.0/8\" })");
        expect(
                sct,
                "addresses.conf",
                text,
                List.of(
                        "connect|4|10.1.2.3|80",
                        "connect|4|11.0.0.1|443",
                        "connect|4|127.0.0.1|1",
                        "connect|4|10.1.2.3|443|4",
                        "connect|6|fe80::5|443",
                        "connect|6|2001:db8::1|1",
                        "connect|6|2001:db8::2|1",
                        "connect|6|2001:db8:0:1::ffff|1",
                        "connect|un|/run/x",
                        "connect|un|@hidden",
                        "connect|NULL"),
                "private port not_private private not_private port six six six path abstract");
        sct.unload();
    }
}
