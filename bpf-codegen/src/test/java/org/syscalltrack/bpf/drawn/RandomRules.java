package org.syscalltrack.bpf.drawn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws rule sets on one call that the checker accepts; the same seed draws the same. */
public final class RandomRules {
    private static final List<Subject> SUBJECTS = List.of(
            new Subject(
                    "openat",
                    List.of("PARAMS[dfd]", "PARAMS[flags]", "PARAMS[mode]", "PARAMS[flags] & O_ACCMODE"),
                    List.of("PARAMS[pathname]", "PATH(pathname)", "PATH(*)")),
            new Subject("unlinkat", List.of("PARAMS[dfd]", "PARAMS[flag]"), List.of("PATH(pathname)", "PARAMS[2]")),
            new Subject(
                    "renameat2",
                    List.of("PARAMS[flags]", "PARAMS[olddfd]"),
                    List.of("PATH(oldname)", "PATH(newname)", "PARAMS[newname]")),
            new Subject(
                    "connect",
                    List.of("PARAMS[fd]", "PARAMS[addr].sa_family", "PARAMS[addr].sin_port"),
                    List.of("PARAMS[addr].sun_path")),
            new Subject("write", List.of("PARAMS[fd]", "PARAMS[count]"), List.of("PARAMS[buf]", "PATH(fd)")),
            new Subject("kill", List.of("PARAMS[pid]", "PARAMS[sig]"), List.of()),
            new Subject("execve", List.of(), List.of("PARAMS[argv][1]", "PATH(filename)", "PARAMS[argv][0]")));

    private static final String[] NUMBERS = {
        "UID", "EUID", "GID", "FSUID", "PID", "TID", "PPID", "SESSION", "LOGINUID", "MNTNS", "NETNS", "CGROUPID"
    };
    private static final String[] TEXTS = {"EXE", "CWD", "CGROUP"};
    private static final String[] COMPARISONS = {"==", "!=", "<", "<=", ">", ">="};
    private static final String[] OPERATORS = {"+", "-", "*", "&", "|", "^"};
    /** What the checker wants a constant for within limits. */
    private static final String[] LIMITED_OPERATORS = {" / ", " % ", " << ", " >> "};

    private static final String[] STRING_OPERATORS = {"==", "!=", "startswith", "endswith", "contains", "glob"};
    private static final String[] ACTIONS = {
        "type = LOG",
        "type = LOG continue = yes",
        "type = LOG rate = 3/s burst 7",
        "type = LOG log_format { %comm %pid %exe %cwd %args }",
        "type = LOG log_format { %{UID * 3 + PID} %{EXE} %params }",
        "type = COUNT",
        "type = COUNT key = { COMM, UID, EXE } continue = yes",
        "type = PASS"
    };
    private static final String[] ENFORCING = {
        "type = FAIL error_code = EPERM", "type = FAIL error_code = EACCES rate = 3/s", "type = KILL", "type = SUSPEND"
    };

    private final Random random;
    private final boolean enforces;
    private final Subject subject;
    private boolean after;

    private RandomRules(Random random, boolean enforces) {
        this.random = random;
        this.enforces = enforces;
        subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
    }

    /** A call and what can be asked of it. */
    private record Subject(String call, List<String> numbers, List<String> strings) {}

    /** The text of a set of up to so many rules, none of which keeps a call from its effect. */
    public static String text(long seed, int most) {
        return text(seed, most, false);
    }

    /** The text of a set of up to so many rules, some of which keep calls from their effect. */
    public static String enforcing(long seed, int most) {
        return text(seed, most, true);
    }

    private static String text(long seed, int most, boolean enforces) {
        Random random = new Random(seed);
        RandomRules rules = new RandomRules(random, enforces);
        StringBuilder text = new StringBuilder();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            text.append(rules.rule(i));
        }
        return text.toString();
    }

    private String rule(int number) {
        after = random.nextInt(4) == 0;
        return "rule {\n  syscall_name = " + subject.call() + "\n  rule_name = r" + number
                + (after ? "\n  when = after" : "") + (random.nextInt(5) == 0 ? "\n  on_unreadable = match" : "")
                + "\n  filter_expression { " + condition(3) + " }\n  action { " + action() + " }\n}\n";
    }

    private String action() {
        return enforces && !after && random.nextBoolean() ? oneOf(ENFORCING) : oneOf(ACTIONS);
    }

    private String condition(int depth) {
        int kind = random.nextInt(depth > 0 ? 10 : 7);
        return switch (kind) {
            case 0, 1 -> integer(2) + " " + oneOf(COMPARISONS) + " " + integer(1);
            case 2 -> integer(1) + " in { " + constant() + ", " + constant() + ", 5..90 }";
            case 3, 4 -> string() + " " + oneOf(STRING_OPERATORS) + " \"" + word() + "\"";
            case 5 -> string() + " in " + set();
            case 6 -> special();
            case 7 -> "!(" + condition(depth - 1) + ")";
            case 8 -> "(" + several(" && ", depth) + ")";
            default -> "(" + several(" || ", depth) + ")";
        };
    }

    private String several(String connective, int depth) {
        List<String> parts = new ArrayList<>();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            parts.add(condition(depth - 1));
        }
        return String.join(connective, parts);
    }

    private String special() {
        return switch (random.nextInt(5)) {
            case 0 -> "COMM == \"" + letters(14) + "\"";
            case 1 -> "CAPABLE(CAP_SYS_ADMIN)";
            case 2 -> "ANCESTOR(COMM == \"" + letters(14) + "\" || UID == " + constant() + ")";
            case 3 -> "ANCESTOR(EXE startswith \"/usr/\")";
            default -> path() + " == " + path();
        };
    }

    private String path() {
        List<String> paths = subject.strings().stream()
                .filter(string -> string.startsWith("PATH"))
                .toList();
        return paths.isEmpty() || random.nextBoolean() ? oneOf(TEXTS) : paths.get(random.nextInt(paths.size()));
    }

    private String integer(int depth) {
        int kind = random.nextInt(depth > 0 ? 7 : 3);
        return switch (kind) {
            case 0 -> oneOf(NUMBERS);
            case 1 -> after && random.nextBoolean() ? (random.nextBoolean() ? "ERROR" : "RETVAL") : parameter();
            case 2 -> constant();
            case 3 -> "(-" + integer(depth - 1) + ")";
            case 4 -> "(" + integer(depth - 1) + oneOf(LIMITED_OPERATORS) + (1 + random.nextInt(63)) + ")";
            default -> "(" + integer(depth - 1) + " " + oneOf(OPERATORS) + " " + integer(depth - 1) + ")";
        };
    }

    private String parameter() {
        return subject.numbers().isEmpty()
                ? oneOf(NUMBERS)
                : "(" + subject.numbers().get(random.nextInt(subject.numbers().size())) + ")";
    }

    private String string() {
        return subject.strings().isEmpty() || random.nextInt(3) == 0
                ? oneOf(TEXTS)
                : subject.strings().get(random.nextInt(subject.strings().size()));
    }

    private String constant() {
        return Long.toString(random.nextInt(4) == 0 ? random.nextLong() >> random.nextInt(64) : random.nextInt(70));
    }

    private String set() {
        StringBuilder set = new StringBuilder("{ ");
        for (int i = random.nextInt(20); i >= 0; i--) {
            set.append('"').append(word()).append(i == 0 ? "\" }" : "\", ");
        }
        return set.toString();
    }

    private String word() {
        String word = "/" + letters(random.nextInt(5) == 0 ? 200 : 20);
        return switch (random.nextInt(5)) {
            case 0 -> word + "/*";
            case 1 -> "*" + letters(6);
            case 2 -> "/*/" + letters(random.nextInt(3) == 0 ? 150 : 3) + "?[a-f]*" + letters(4);
            default -> word;
        };
    }

    private String letters(int most) {
        StringBuilder letters = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            letters.append((char) ('a' + random.nextInt(26)));
        }
        return letters.toString();
    }

    private String oneOf(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
