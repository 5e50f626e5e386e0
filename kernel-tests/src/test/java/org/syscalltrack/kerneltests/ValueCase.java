package org.syscalltrack.kerneltests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rules on values of calls, calls that {@code values.c} makes, and what the rules say to them: the same in eBPF, in a
 * module and in a replay. The rules ask for that program, and let rules behind them see the calls, too.
 *
 * @param rules a rule file's text
 * @param calls the program's arguments
 * @param lines what is logged
 */
record ValueCase(String rules, List<String> calls, List<String> lines) {
    /** Strings, with patterns and sets; long ones, and such that cannot be read. */
    static final ValueCase STRINGS = named(
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

    /** What {@code sct_config status} says after these calls. */
    static final List<String> STRINGS_STATUS = List.of(
            "rule end (LOG): matched 1, acted 0, unreadable 4\n",
            "rule equal (LOG): matched 1, acted 0, unreadable 1\n",
            "rule or_true (LOG): matched 17, acted 0\n");

    /** Two strings of a call, arrays of strings, buffers. */
    static final ValueCase PAIRS = named(
            rules("rename", "same", "PARAMS[oldpath] == PARAMS[newpath]", "other", "PARAMS[oldpath] != PARAMS[newpath]")
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
                            "PARAMS[buf] == \"\""),
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

    /** Socket addresses. */
    static final ValueCase ADDRESSES = named(
            rules(
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
                    "!(PARAMS[addr].sin_addr in { \"10.0.0.0/8\" })"),
            List.of(
                    "connect|4|10.1.2.3|80",
                    "connect|4|11.0.0.1|443",
                    "connect|4|127.0.0.1|1",
                    "connect|6|fe80::5|443",
                    "connect|6|2001:db8::1|1",
                    "connect|6|2001:db8::2|1",
                    "connect|6|2001:db8:0:1::ffff|1",
                    "connect|un|/run/x",
                    "connect|un|@hidden",
                    "connect|NULL"),
            "private port not_private private not_private six six six path abstract");

    /** An address that is too short for its kind; strace does not tell its port. */
    static final ValueCase SHORT_ADDRESS = named(ADDRESSES.rules, List.of("connect|4|10.1.2.3|443|4"), "port");

    /** Rules that limit events, and count. */
    static final String COUNTING = """
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
            rule {
               syscall_name = umask
               rule_name = full
               filter_expression { COMM == "full" }
               action { type = COUNT key = PARAMS[mask] }
            }
            """;
    /** The calls for them. */
    static final String COUNTED_CALLS = " 'umask|1|10' 'umask|2|5' 'name|v2' 'umask|1|2' 'name|full' 'masks|10300'";
    /**
     * Prints the counts, but of each combination of the rule {@code full} only that it is there, and nothing of what a
     * module's rules count besides.
     */
    static final String COUNTS = "sctlog --counts >/tmp/counts && grep -vE '^   *1  PARAMS|^rule reads: ' /tmp/counts"
            + " && grep -c '^   *1  PARAMS' /tmp/counts && rm /tmp/counts";
    /** What that prints after these calls, as a pattern. */
    static final String COUNTED = """
            rule all: 17
            rule by_keys: 17
              10  COMM="values" PARAMS\\[mask\\]=1 UID=0
               5  COMM="values" PARAMS\\[mask\\]=2 UID=0
               2  COMM="v2" PARAMS\\[mask\\]=1 UID=0
            rule many: 2
              2  TID=\\d+
            rule full: 10300
              60  other: the table of this rule is full
            10240
            """;

    /** Builds the program. */
    static Path program() throws IOException {
        return Resources.program("values", "values.c", TestProgram.Abi.X86_64);
    }

    /** What the program is called with. */
    String arguments() {
        return calls.stream().map(GuestJob::quote).collect(Collectors.joining(" "));
    }

    /**
     * A case whose rules print their names.
     *
     * @param names the names of the rules that match, in order, with blanks between them
     */
    static ValueCase named(String rules, List<String> calls, String names) {
        return new ValueCase(rules, calls, List.of(names.split(" ", -1)));
    }

    /** Rules on a call, each with its filter; what matches prints the rule's name. */
    static String rules(String call, String... namesAndFilters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < namesAndFilters.length; i += 2) {
            text.append("rule { syscall_name = ").append(call).append(" abi = native rule_name = ");
            text.append(namesAndFilters[i]).append(" filter_expression { COMM == \"values\" && (");
            text.append(namesAndFilters[i + 1]).append(") }");
            text.append(" action { type = LOG log_format { %ruleid } continue = yes } }\n");
        }
        return text.toString();
    }
}
