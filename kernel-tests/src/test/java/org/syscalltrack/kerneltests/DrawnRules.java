package org.syscalltrack.kerneltests;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.jvm.call.CallBuilder;
import org.syscalltrack.jvm.call.CallView;

/**
 * Rules and calls that {@code values.c} makes, drawn so that both outcomes of every comparison are likely: literals are
 * pieces of the texts that the calls are made with. The same seed draws the same.
 */
final class DrawnRules {
    /** The name of the rule that matches every call before the others do. */
    static final String MARK = "call";

    /** Where {@link Sct#run} has its programs run. */
    private static final String DIRECTORY = "/tmp/w";

    private static final int TEXTS = 24;
    private static final int RULES_OF_A_CALL = 24;
    private static final int CALLS = 160;
    private static final String[] COMPARISONS = {"==", "!=", "<", "<=", ">", ">="};
    private static final String[] STRING_OPERATORS = {"==", "!=", "startswith", "endswith", "contains"};
    private static final String[] ENDS = {
        "LOG log_format { %ruleid } continue = yes",
        "LOG log_format { %ruleid } continue = yes",
        "LOG log_format { %ruleid } continue = yes",
        "LOG log_format { %ruleid %{PID > 0} %comm }",
        "LOG log_format { %ruleid }"
    };

    private static final List<Subject> SUBJECTS = List.of(
            new Subject("access", List.of("PARAMS[1]", "PATH(pathname)"), List.of("PARAMS[2]")),
            new Subject("rename", List.of("PARAMS[1]", "PARAMS[2]", "PATH(newname)"), List.of("UID")),
            new Subject("write", List.of("PARAMS[2]"), List.of("PARAMS[1]", "PARAMS[3]")),
            new Subject(
                    "connect",
                    List.of(),
                    List.of(
                            "PARAMS[addr].sa_family",
                            "PARAMS[addr].sin_port",
                            "PARAMS[addr].sin6_port",
                            "PARAMS[addr].sin6_flowinfo",
                            "PARAMS[addr].sin6_scope_id",
                            "PARAMS[addrlen]")),
            new Subject("umask", List.of(), List.of("PARAMS[1]", "EUID")));

    /** The addresses of calls and of rules; the first of each kind begins blocks. */
    private static final List<String> INTERNET_4 = List.of("10.0.0.0", "10.1.2.0", "10.1.2.3", "127.0.0.1");

    private static final List<String> INTERNET_6 = List.of("fe80::", "fe80::5", "2001:db8::", "2001:db8::7f");

    private final Random random;
    private final List<String> texts = new ArrayList<>();
    private final List<DrawnCall> calls = new ArrayList<>();
    private final String rules;
    private String name = "values";

    /** Draws a set of rules and calls. */
    DrawnRules(long seed) {
        random = new Random(seed);
        for (int i = 0; i < TEXTS; i++) {
            texts.add(IntStream.range(0, 1 + random.nextInt(i % 8 == 0 ? 300 : i % 4 == 0 ? 55 : 20))
                    .mapToObj(at -> oneOf("a", "b", "c", "/", "."))
                    .collect(Collectors.joining("", i % 6 == 0 ? DIRECTORY + "/no/" : "/no/", "")));
        }
        StringBuilder text = new StringBuilder();
        for (Subject subject : SUBJECTS) {
            text.append(
                    rule(subject, MARK + "_" + subject.call(), "", "LOG log_format { " + MARK + " } continue = yes"));
            for (int i = 0; i < RULES_OF_A_CALL; i++) {
                text.append(rule(subject, subject.call() + i, " && (" + condition(subject, 3) + ")", oneOf(ENDS)));
            }
        }
        rules = text.toString();
        for (int i = 0; i < CALLS; i++) {
            calls.add(draw());
        }
    }

    /** A call as {@code values.c} is asked to make it, and as the JVM backend sees it; none where it takes a new name. */
    record DrawnCall(String argument, Optional<CallView> view) {}

    /** A call, and what can be asked of it. */
    private record Subject(String call, List<String> strings, List<String> numbers) {}

    /** The rule file. */
    String rules() {
        return rules;
    }

    /** The calls in their order. */
    List<DrawnCall> calls() {
        return calls;
    }

    private String rule(Subject subject, String ruleName, String condition, String action) {
        String unreadable = !condition.isEmpty() && random.nextInt(4) == 0 ? " on_unreadable = match" : "";
        return "rule { syscall_name = " + subject.call() + " abi = native rule_name = " + ruleName + unreadable
                + " filter_expression { COMM startswith \"value\"" + condition + " } action { type = " + action
                + " } }\n";
    }

    private String condition(Subject subject, int depth) {
        int kind = random.nextInt(depth > 0 ? 11 : 8);
        if (subject.call().equals("connect") && kind < 4) {
            return addresses();
        }
        return switch (kind > 2 && kind < 8 && subject.strings().isEmpty() ? kind % 3 : kind) {
            case 0 -> number(subject, 2) + " " + oneOf(COMPARISONS) + " " + number(subject, 1);
            case 1 -> oneOf(subject.numbers()) + " in { " + constant() + ", " + constant() + ", 5..30 }";
            case 2 -> "COMM " + oneOf(STRING_OPERATORS) + " \"" + oneOf("values", "value2", "2", "value", "lu") + "\"";
            case 3 -> string(subject) + " in { " + several(this::literal, ", ", 12) + ", " + pattern() + " }";
            case 4 -> string(subject) + " glob " + pattern();
            case 5 -> string(subject) + " " + oneOf(STRING_OPERATORS) + " " + literal();
            case 6, 7 -> string(subject) + " " + oneOf(STRING_OPERATORS) + " " + piece();
            case 8 -> "!(" + condition(subject, depth - 1) + ")";
            case 9 -> "(" + several(() -> condition(subject, depth - 1), " && ", 3) + ")";
            default -> "(" + several(() -> condition(subject, depth - 1), " || ", 3) + ")";
        };
    }

    private String addresses() {
        return random.nextBoolean()
                ? "PARAMS[addr].sin_addr in { " + several(() -> block(INTERNET_4, 32), ", ", 4) + " }"
                : "PARAMS[addr].sin6_addr in { " + several(() -> block(INTERNET_6, 128), ", ", 4) + " }";
    }

    /** A whole address, or a block that has no bits beyond its prefix. */
    private String block(List<String> addresses, int bits) {
        boolean isNetwork = random.nextBoolean();
        return isNetwork
                ? "\"" + addresses.get(0) + "/" + (bits / 8 + random.nextInt(bits / 8)) + "\""
                : "\"" + oneOf(addresses) + "\"";
    }

    private String several(Supplier<String> what, String between, int most) {
        return IntStream.range(0, 2 + random.nextInt(most - 1))
                .mapToObj(i -> what.get())
                .collect(Collectors.joining(between));
    }

    private String number(Subject subject, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 2)) {
            case 0 -> oneOf(subject.numbers());
            case 1 -> constant();
            case 2 ->
                "(" + number(subject, depth - 1) + oneOf(" / ", " % ", " << ", " >> ") + (1 + random.nextInt(31)) + ")";
            default ->
                "(" + number(subject, depth - 1) + oneOf(" + ", " - ", " * ", " & ", " | ", " ^ ")
                        + number(subject, depth - 1) + ")";
        };
    }

    private String constant() {
        return Integer.toString(random.nextInt(5) == 0 ? random.nextInt() : random.nextInt(64));
    }

    private String string(Subject subject) {
        return oneOf(subject.strings());
    }

    private String literal() {
        return "\"" + oneOf(texts) + "\"";
    }

    /** Some of a text. */
    private String piece() {
        String text = oneOf(texts);
        int from = random.nextInt(text.length());
        int to = from + 1 + random.nextInt(Math.min(random.nextInt(4) == 0 ? 200 : 14, text.length() - from));
        return "\"" + text.substring(from, to) + "\"";
    }

    /** A text in which pieces have become wildcards. */
    private String pattern() {
        StringBuilder pattern = new StringBuilder("\"");
        int stars = 0;
        for (char character : oneOf(texts).toCharArray()) {
            switch (random.nextInt(12)) {
                case 0 -> pattern.append('?');
                case 1 -> pattern.append("[a-b]");
                case 2 -> pattern.append("[!c]");
                case 3 -> {
                    if (stars < 6) {
                        pattern.append('*');
                        stars++;
                    }
                }
                default -> pattern.append(character);
            }
        }
        return pattern.append('"').toString();
    }

    private DrawnCall draw() {
        if (random.nextInt(20) == 0) {
            name = name.equals("values") ? "value2" : "values";
            return new DrawnCall("name|" + name, Optional.empty());
        }
        Subject subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        CallBuilder call = new CallBuilder(subject.call(), Abi.X86_64)
                .comm(name)
                .workingDirectory(DIRECTORY)
                .process(ProcessInteger.UID, 0)
                .process(ProcessInteger.EUID, 0)
                .process(ProcessInteger.PID, 1000)
                .result(-2);
        String argument = switch (subject.call()) {
            case "access" -> access(call.integer("mode", 0));
            case "rename" -> rename(call);
            case "write" -> write(call.integer("fd", -1));
            case "connect" -> connect(call.integer("fd", -1));
            default -> umask(call);
        };
        return new DrawnCall(subject.call() + "|" + argument, Optional.of(call.build()));
    }

    private String access(CallBuilder call) {
        switch (random.nextInt(10)) {
            case 0 -> {
                call.integer("pathname", 0);
                return "NULL";
            }
            case 1 -> {
                return "UNREADABLE";
            }
            case 2 -> {
                String begin = oneOf(texts);
                String end = oneOf(texts);
                int length = 4090 + random.nextInt(10);
                call.string("pathname", begin + "x".repeat(length - begin.length() - end.length()) + end);
                return "LONG|" + begin + "|" + length + "|" + end;
            }
            default -> {
                String text = text();
                call.string("pathname", text);
                return text;
            }
        }
    }

    private String rename(CallBuilder call) {
        String from = text();
        String to = random.nextInt(4) == 0 ? from : text();
        call.string("oldname", from).string("newname", to);
        return from + "|" + to;
    }

    private String write(CallBuilder call) {
        String text = text();
        int count = random.nextInt(text.length() + 1);
        call.string("buf", text.substring(0, count)).integer("count", count);
        return text + "|" + count;
    }

    private String connect(CallBuilder call) {
        int port = random.nextInt(64);
        switch (random.nextInt(8)) {
            case 0 -> {
                call.integer("addr", 0).integer("addrlen", 0);
                return "NULL";
            }
            case 1 -> {
                call.integer("addr", 1).integer("addrlen", 16);
                return "UNREADABLE";
            }
            case 2, 3, 4 -> {
                String address = oneOf(INTERNET_4);
                int length = length(16);
                call.field("addr", "sa_family", 2).field("addr", "sin_port", port);
                call.address("addr", "sin_addr", bytes(address)).integer("addrlen", length);
                return "4|" + address + "|" + port + "|" + length;
            }
            default -> {
                String address = oneOf(INTERNET_6);
                int length = length(28);
                call.field("addr", "sa_family", 10).field("addr", "sin6_port", port);
                call.field("addr", "sin6_flowinfo", 0).field("addr", "sin6_scope_id", 0);
                call.address("addr", "sin6_addr", bytes(address)).integer("addrlen", length);
                return "6|" + address + "|" + port + "|" + length;
            }
        }
    }

    /** How long the caller says that a struct is. */
    private int length(int whole) {
        return random.nextInt(3) == 0 ? random.nextInt(whole + 8) - 2 : whole;
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private String umask(CallBuilder call) {
        int mask = random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(64);
        call.integer("mask", mask);
        return Integer.toUnsignedString(mask) + "|1";
    }

    /** A text or some of it; now and then without its slash, so that as a path it is relative. */
    private String text() {
        String text = oneOf(texts);
        String some = random.nextInt(3) == 0 ? text.substring(0, 4 + random.nextInt(text.length() - 3)) : text;
        return random.nextInt(6) == 0 ? some.substring(1) : some;
    }

    private String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
