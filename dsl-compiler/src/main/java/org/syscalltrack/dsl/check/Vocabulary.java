package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.syscalltrack.dsl.plan.ProcessInteger;

/** The words of the language: which members a block can have, and which values some of them take. */
public final class Vocabulary {
    /** Members of a rule. */
    public static final List<String> RULE_MEMBERS = List.of(
            "syscall_name",
            "rule_name",
            "filter_expression",
            "action",
            "when",
            "description",
            "severity",
            "tags",
            "enabled",
            "on_unreadable",
            "partial",
            "abi");

    /** Members of a test. */
    public static final List<String> TEST_MEMBERS = List.of("test_name", "call", "process", "expect", "abi");

    /** Members of a test's {@code expect}. */
    public static final List<String> EXPECT_MEMBERS = List.of("nothing", "rule", "type", "error_code", "signal", "log");

    /** The types of an action. */
    public static final List<String> ACTION_TYPES =
            List.of("LOG", "FAIL", "KILL", "SUSPEND", "PASS", "COUNT", "REWRITE");

    /** Members of a {@code process} that are text. */
    static final List<String> PROCESS_TEXTS = List.of("COMM", "PCOMM", "EXE", "CWD", "CGROUP");

    /** The severities of syslog(3), from the gravest. */
    public static final List<String> SEVERITIES =
            List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");

    /** Functions and built-in constants that are no variables. */
    public static final List<String> OTHER_BUILT_INS =
            List.of("PARAMS", "PATH", "REALPATH", "FILE", "CAPABLE", "ANCESTOR", "NULL", "HOST", "UNSET");

    private static final Map<String, List<String>> ACTION_MEMBERS = Map.of(
            "LOG", List.of("log_format", "rate", "continue"),
            "FAIL", List.of("error_code", "log_format", "rate"),
            "KILL", List.of("signal", "log_format", "rate"),
            "SUSPEND", List.of("timeout", "on_timeout", "log_format", "rate"),
            "PASS", List.of(),
            "COUNT", List.of("key", "continue"),
            "REWRITE", List.of("param", "value", "continue"));

    private static final Map<String, List<String>> CHOICES = Map.of(
            "when", List.of("before", "after"),
            "on_unreadable", List.of("match", "no_match"),
            "abi", List.of("native", "compat", "any"),
            "type", ACTION_TYPES,
            "severity", SEVERITIES,
            "on_timeout", List.of("resume", "kill", "fail"),
            "enabled", List.of("yes", "no"),
            "partial", List.of("yes", "no"),
            "continue", List.of("yes", "no"));

    private Vocabulary() {}

    /** Members of an action of that type besides {@code type}; none for a type that there is not. */
    public static List<String> actionMembers(String type) {
        return ACTION_MEMBERS.getOrDefault(type, List.of());
    }

    /** Members of a test's {@code process} and of a {@code PARENT} in it. */
    public static List<String> processMembers() {
        List<String> members = new ArrayList<>(PROCESS_TEXTS);
        for (ProcessInteger number : ProcessInteger.values()) {
            members.add(number.name());
        }
        members.add("CAPS");
        members.add("PARENT");
        return members;
    }

    /** The words that a member takes as its value; none where it takes something else. */
    public static List<String> choices(String member) {
        return CHOICES.getOrDefault(member, List.of());
    }

    /** The variables of expressions. */
    public static Collection<String> variables() {
        return Variable.names();
    }

    /** The macros of log formats, without the percent sign. */
    public static Collection<String> logMacros() {
        return LogFormatChecker.macros();
    }
}
