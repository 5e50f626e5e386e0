package org.syscalltrack.bpf.object;

/** Any number of rules on one call that ask all kinds of values and act in all ways that need no hook. */
final class MixedRules {
    private static final String[] FILTERS = {
        "PATH(pathname) startswith \"/srv/#/\" && (PARAMS[flags] & O_ACCMODE) != O_RDONLY",
        "PARAMS[pathname] == \"/etc/conf.d/file#\" && UID == #",
        "PATH(pathname) in { \"/usr/bin/tool#\", \"/opt/#/bin/*\" } && (UID == 0 || EUID == 0)",
        "COMM == \"gdb#\" && PARAMS[flags] == #",
        "CGROUP startswith \"/system.slice/s#.service\" && UID >= 1000",
        "EXE != \"/usr/bin/sudo\" && PARAMS[mode] == #",
        "PARAMS[pathname] endswith \".key#\" || PARAMS[pathname] in { \"*/a#/*.b\", \"x*y#z\" }",
    };

    private static final String[] ACTIONS = {
        "type = LOG",
        "type = LOG log_format { %comm wrote %path[pathname] as %uid }",
        "type = LOG continue = yes",
        "type = COUNT",
        "type = LOG rate = 5/s",
    };

    private MixedRules() {}

    /** The text of so many rules, every tenth of them after the call. */
    static String onOneCall(int rules) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < rules; number++) {
            String filter = FILTERS[number % FILTERS.length].replace("#", Integer.toString(number));
            boolean after = number % 10 == 9;
            text.append("rule {\n  syscall_name = openat\n  rule_name = r")
                    .append(number)
                    .append(after ? "\n  when = after" : "")
                    .append("\n  filter_expression { ")
                    .append(after ? "ERROR == EACCES && " : "")
                    .append(filter)
                    .append(" }\n  action { ")
                    .append(ACTIONS[number % ACTIONS.length])
                    .append(" }\n}\n");
        }
        return text.toString();
    }
}
