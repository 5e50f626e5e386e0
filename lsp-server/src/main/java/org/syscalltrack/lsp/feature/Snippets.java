package org.syscalltrack.lsp.feature;

import java.util.Map;

/** The texts that completion inserts for whole constructs, with the places to fill in. */
final class Snippets {
    private static final Map<String, String> SNIPPETS = Map.ofEntries(
            Map.entry("rule", """
                    rule {
                      syscall_name = ${1:openat}
                      rule_name    = ${2:my_rule}
                      filter_expression { ${3:UID == 0} \\}
                      action { type = ${4|LOG,FAIL,KILL,SUSPEND,PASS,COUNT|} \\}
                    \\}
                    $0"""),
            Map.entry("test", """
                    test {
                      test_name = ${1:my_test}
                      call      = ${2:unlink("/etc/passwd")}
                      expect { ${3:nothing} \\}
                    \\}
                    $0"""),
            Map.entry("const", "const ${1:NAME} = ${2:0}"),
            Map.entry("list", "list ${1:NAME} = { ${2:\"/etc/passwd\"} \\}"),
            Map.entry("macro", "macro ${1:name} = ${2:UID == 0}"),
            Map.entry("include", "include \"${1:common.sct}\""),
            Map.entry("action", "action { type = ${1|LOG,FAIL,KILL,SUSPEND,PASS,COUNT|} $0 \\}"),
            Map.entry("filter_expression", "filter_expression { $0 \\}"),
            Map.entry("log_format", "log_format { ${1:%comm[%pid] %sname(%args)} \\}"),
            Map.entry("process", "process { UID = ${1:0} $0 \\}"),
            Map.entry("expect", "expect { ${1:nothing} \\}"),
            Map.entry("PARENT", "PARENT { COMM = ${1:\"sshd\"} \\}"),
            Map.entry("nothing", "nothing"),
            Map.entry("rate", "rate = ${1:10}/s burst ${2:50}"),
            Map.entry("tags", "tags = { ${1:\"file\"} \\}"),
            Map.entry("key", "key = { ${1:COMM} \\}"),
            Map.entry("CAPS", "CAPS = { ${1:CAP_KILL} \\}"),
            Map.entry("description", "description = \"$1\""));

    private Snippets() {}

    /** The snippet for a member or a declaration; a member without one of its own is {@code name = …}. */
    static String of(String word) {
        return SNIPPETS.getOrDefault(word, word + " = $0");
    }
}
