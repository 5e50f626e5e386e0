package org.syscalltrack.benchmarks;

/**
 * A rule file of any size with the mixture that large installations have: mostly rules on single calls that ask one
 * file, address, user or flag; some with lists, patterns and macros; a few on whole classes. The same size gives the
 * same text.
 */
final class GeneratedRules {
    private static final String HEAD = """
        const FIRST_USER = 1000
        list SECRETS = { "/etc/shadow", "/etc/gshadow", "/root/.ssh/*" }
        macro by_root = UID == 0 || EUID == 0
        macro writes(flags) = (flags & O_ACCMODE) != O_RDONLY
        """;

    private GeneratedRules() {}

    /** The text of so many rules. */
    static String text(int rules) {
        StringBuilder text = new StringBuilder(HEAD);
        for (int number = 0; number < rules; number++) {
            text.append(rule(number));
        }
        return text.toString();
    }

    private static String rule(int number) {
        if (number % 100 == 99) {
            return rule(
                    number, "%file", "PATH(*) == \"/srv/" + number + "/secret\" && !by_root", "LOG", "continue = yes");
        }
        return switch (number % 10) {
            case 0 ->
                rule(number, "unlink, unlinkat", path(number) + " && UID == " + number, "FAIL", "error_code = EPERM");
            case 1 ->
                rule(
                        number,
                        "openat",
                        "PATH(pathname) startswith \"/srv/" + number + "/\" && writes(PARAMS[flags])",
                        "LOG",
                        "log_format { %comm wrote %path[pathname] as %uid }");
            case 2 ->
                rule(
                        number,
                        "connect",
                        "PARAMS[addr].sin_port == " + (number % 65536) + " && PARAMS[addr].sin_addr in { \"10."
                                + (number >> 8 & 255) + "." + (number & 255) + ".0/24\", \"192.0.2." + (number & 255)
                                + "\" }",
                        "LOG",
                        "rate = 10/s burst 50");
            case 3 ->
                rule(
                        number,
                        "execve",
                        "PATH(pathname) in { \"/usr/bin/tool" + number + "\", \"/opt/" + number
                                + "/bin/*\" } && by_root",
                        "LOG",
                        "");
            case 4 ->
                rule(number, "ptrace", "PARAMS[request] == PTRACE_ATTACH && COMM == \"gdb" + number + "\"", "LOG", "");
            case 5 ->
                rule(
                        number,
                        "kill",
                        "PARAMS[sig] == SIGKILL && PARAMS[pid] == " + (number + 2),
                        "LOG",
                        "continue = yes");
            case 6 -> rule(number, "chmod, fchmodat", path(number) + " && (PARAMS[mode] & 04000) != 0", "LOG", "");
            case 7 ->
                rule(
                        number,
                        "openat",
                        "PATH(pathname) in SECRETS && UID >= FIRST_USER && CGROUP startswith \"/system.slice/s" + number
                                + ".service\"",
                        "COUNT",
                        "key = { COMM, UID }");
            case 8 -> rule(number, "setuid", "PARAMS[uid] == " + number + " && EXE != \"/usr/bin/sudo\"", "LOG", "");
            default ->
                rule(number, "openat", "ERROR == EACCES && UID == " + number, "LOG", "")
                        .replace("rule_name", "when = after  rule_name");
        };
    }

    private static String path(int number) {
        return "PATH(pathname) == \"/etc/conf.d/file" + number + "\"";
    }

    private static String rule(int number, String calls, String filter, String type, String member) {
        return "rule {\n  syscall_name = " + calls + "\n  rule_name = r" + number + "\n  filter_expression { " + filter
                + " }\n  action { type = " + type + "  " + member + " }\n}\n";
    }
}
