package org.syscalltrack.kerneltests;

import java.util.List;

/** What {@code on_unreadable} makes of filters that are unknown, and what it leaves as it is. */
final class UnsureRules {
    private static final String MATCH = "on_unreadable = match";

    /** The rules, the calls and what the rules say to them. */
    static final ValueCase CASE = ValueCase.named(
            rule("truncate", "match", MATCH, "PARAMS[path] == \"/no/x\"")
                    + rule("truncate", "default", "", "PARAMS[path] == \"/no/x\"")
                    + rule("truncate", "no_match", "on_unreadable = no_match", "PARAMS[path] == \"/no/x\"")
                    + rule("truncate", "not", MATCH, "!(PARAMS[path] == \"/no/x\")")
                    + rule("truncate", "false", MATCH, "PARAMS[length] == 7 && PARAMS[path] == \"/no/x\"")
                    + rule("truncate", "true", MATCH, "PARAMS[length] == -1 || PARAMS[path] == \"/no/x\"")
                    + rule("truncate", "end", MATCH, "PARAMS[path] endswith \"z\"")
                    + rule("truncate", "pattern", MATCH, "PARAMS[path] contains \"" + "z".repeat(100) + "\"")
                    + rule("bind", "family", MATCH, "PARAMS[addr].sin_port == 22"),
            List.of(
                    "truncate|/no/x",
                    "truncate|/no/z",
                    "truncate|UNREADABLE",
                    // Absent is not unreadable.
                    "truncate|NULL",
                    // The beginning decides whether it is equal, but not whether it ends so or contains something.
                    "truncate|LONG|/no/q|5000|z",
                    "bind|un|/run/x",
                    "bind|4|10.1.2.3|22",
                    "bind|UNREADABLE",
                    "bind|NULL"),
            "u_match u_default u_no_match u_true"
                    + " u_not u_true u_end"
                    + " u_match u_not u_true u_end u_pattern"
                    + " u_true"
                    + " u_not u_true u_end u_pattern"
                    + " u_family"
                    + " u_family");

    /** What {@code sct_config status} says after these calls. */
    static final List<String> STATUS = List.of(
            "rule u_match (LOG): matched 2, acted 0, unreadable 1\n",
            "rule u_default (LOG): matched 1, acted 0, unreadable 1\n",
            "rule u_no_match (LOG): matched 1, acted 0, unreadable 1\n",
            "rule u_not (LOG): matched 3, acted 0, unreadable 1\n",
            "rule u_false (LOG): matched 0, acted 0\n",
            "rule u_true (LOG): matched 5, acted 0\n",
            "rule u_end (LOG): matched 3, acted 0, unreadable 2\n",
            "rule u_pattern (LOG): matched 2, acted 0, unreadable 2\n",
            "rule u_family (LOG): matched 2, acted 0, unreadable 1\n");

    /** Rules and flags of the events of an unreadable path and of a readable one, {@code /no/z}. */
    static final String[] FLAGS = {
        "\"u_match\" \"flags\": [\"unreadable\"]",
        "\"u_not\" \"flags\": [\"unreadable\"]",
        "\"u_true\" \"flags\": []",
        "\"u_end\" \"flags\": [\"unreadable\"]",
        "\"u_pattern\" \"flags\": [\"unreadable\"]",
        "\"u_not\" \"flags\": []",
        "\"u_true\" \"flags\": []",
        "\"u_end\" \"flags\": []"
    };

    private UnsureRules() {}

    private static String rule(String call, String name, String member, String filter) {
        return "rule { syscall_name = " + call + " abi = native rule_name = u_" + name + " " + member
                + " filter_expression { COMM == \"values\" && (" + filter
                + ") } action { type = LOG log_format { %ruleid } continue = yes } }\n";
    }
}
