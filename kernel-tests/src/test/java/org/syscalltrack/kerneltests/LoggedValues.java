package org.syscalltrack.kerneltests;

import java.util.List;

/** Expressions in log formats: each kind of value, known, unreadable and absent. */
final class LoggedValues {
    private static final String OWNERS =
            " owner 4294967295 next 4294967296 group 7 negative -7 rest 2 same false begins ";

    /** The rules, the calls and what is logged of them. */
    static final ValueCase CASE = new ValueCase(
            rule(
                            "lchown",
                            "path %{PARAMS[pathname]} owner %{PARAMS[owner]} next %{PARAMS[owner] + 1}"
                                    + " group %{PARAMS[group]} negative %{-PARAMS[group]} rest %{PARAMS[group] * 6 % 4}"
                                    + " same %{PARAMS[owner] == PARAMS[group]}"
                                    + " begins %{PARAMS[pathname] startswith \"/no\"}"
                                    + " both %{PARAMS[group] == 8 && PARAMS[pathname] contains \"b\"} by %{COMM}")
                    + rule(
                            "pread64",
                            "fd %{PARAMS[fd]} count %{PARAMS[count]} half %{PARAMS[count] / 2}"
                                    + " at %{PARAMS[offset]}")
                    + rule(
                            "sendto",
                            "size %{PARAMS[len]} text %{PARAMS[buf]} family %{PARAMS[dest_addr].sa_family}"
                                    + " four %{PARAMS[dest_addr].sin_addr} port %{PARAMS[dest_addr].sin_port}"
                                    + " six %{PARAMS[dest_addr].sin6_addr} port %{PARAMS[dest_addr].sin6_port}"
                                    + " path %{PARAMS[dest_addr].sun_path} web %{PARAMS[dest_addr].sin_port == 80}")
                    + rule("execveat", "second %{PARAMS[argv][1]} third %{PARAMS[argv][2]}")
                    + rule("chroot", "result %{RETVAL} error %{ERROR} failed %{RETVAL < 0}"),
            List.of(
                    "lchown|/no/\"a\\ b",
                    "lchown|NULL",
                    "lchown|UNREADABLE",
                    "pread64|18446744073709551615|-5",
                    "sendto|4|10.1.2.3|80",
                    "sendto|6|fe80::5|443",
                    "sendto|un|/run/x",
                    "sendto|NULL",
                    "sendto|UNREADABLE",
                    "execveat|a|-b",
                    "chroot|/no/logged"),
            List.of(
                    "lchown path \"/no/\\\"a\\\\ b\"" + OWNERS + "true both false by \"values\"",
                    "lchown path ?" + OWNERS + "? both false by \"values\"",
                    "lchown path ?" + OWNERS + "? both false by \"values\"",
                    "pread64 fd 4294967295 count 18446744073709551615 half 9223372036854775807 at -5",
                    "sendto size 4 text \"mess\" family 2 four 10.1.2.3 port 80 six ? port ? path ? web true",
                    "sendto size 4 text \"mess\" family 10 four ? port ? six fe80::5 port 443 path ? web ?",
                    "sendto size 4 text \"mess\" family 1 four ? port ? six ? port ? path \"/run/x\" web ?",
                    "sendto size 4 text \"mess\" family ? four ? port ? six ? port ? path ? web ?",
                    "sendto size 4 text \"mess\" family ? four ? port ? six ? port ? path ? web ?",
                    "execveat second \"-b\" third ?",
                    "chroot result -2 error 2 failed true"));

    /** What only a kernel knows of the process. */
    static final String PROCESS_RULE = """
            rule {
               syscall_name = getsid
               rule_name = process
               abi = native
               filter_expression { COMM == "values" }
               action {
                  type = LOG
                  log_format { call %{SYSCALL} parent %{PCOMM} exe %{EXE} cwd %{CWD} uid %{UID} euid %{EUID} \
            root %{UID == 0 && GID == 0} login %{LOGINUID} main %{PID == TID} child %{PPID > 1} \
            chown %{CAPABLE(CAP_CHOWN)} group %{CGROUP} below %{ANCESTOR(PID == 1)} }
               }
            }
            """;

    private LoggedValues() {}

    /** What that rule logs of a call that the first process's descendant makes in {@code /tmp}. */
    static String processLine(String program) {
        return "call 124 parent \"bash\" exe \"" + program + "\" cwd \"/tmp\" uid 0 euid 0 root true login 4294967295"
                + " main true child true chown true group \"/\" below true\n";
    }

    private static String rule(String call, String format) {
        // The loader calls pread64, too.
        String more = call.equals("pread64") ? " && PARAMS[offset] < 0" : "";
        String when = call.equals("chroot") ? " when = after" : "";
        return "rule { syscall_name = " + call + " abi = native rule_name = logged_" + call + when
                + " filter_expression { COMM == \"values\"" + more + " } action { type = LOG log_format { " + call + " "
                + format + " } } }\n";
    }
}
