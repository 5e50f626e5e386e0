package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;

/**
 * What {@code %args} shows, beside what strace shows for the same calls: the programs of the folder {@code strace} run
 * under strace, with rules that log the calls which their first lines name.
 */
final class StraceIT {
    private static final Path PROGRAMS = Path.of("target", "programs");

    /** What these calls write is there only when they are over. */
    private static final Set<String> WRITERS = Set.of("pipe2", "socketpair", "stat", "lstat", "newfstatat", "statx");

    /** Where the two differ, by program, call and argument, and why. */
    private static final Map<String, String> DIFFERENT = different();

    private static Map<String, String> different() {
        String bytes = "counted bytes are shown as their address (decision 0040)";
        Map<String, String> different = new LinkedHashMap<>();
        for (String argument : List.of(
                "getrandom getrandom 0", "pwrite pwrite64 1", "sendto sendto 1", "write write 1", "xattr setxattr 2")) {
            different.put(argument, bytes);
        }
        different.put("connect_un connect 1", "the path of a local socket is left out (decision 0040)");
        different.put("execve execve 1", "arrays of strings are shown as their address (decision 0040)");
        different.put("openat2 openat2 2", "strace leaves out a mode that is 0");
        different.put("poll poll 0", "strace leaves out revents, and does not say so");
        different.put("prctl prctl 1", "no header for programs names SUID_DUMP_USER");
        different.put("ptrace ptrace 3", "strace knows data as a number here");
        different.put("socket socket 2", "strace knows the protocols of packets");
        different.put("stat newfstatat 1", "an empty string on a page that nobody touched yet");
        return different;
    }

    private record Call(String name, List<String> arguments) {}

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
    }

    @InGuest(kernels = "6.12")
    void argumentsReadAsStracesDo(Guest guest) throws IOException, URISyntaxException {
        Map<String, Path> programs = new LinkedHashMap<>();
        Map<String, String> calls = new LinkedHashMap<>();
        for (Path source : sources()) {
            String name = source.getFileName().toString().replace(".c", "");
            String text = Files.readString(source)
                    .replace("#include \"common.h\"", Files.readString(source.resolveSibling("common.h")));
            calls.put(
                    name,
                    text.lines()
                            .findFirst()
                            .orElseThrow()
                            .replaceAll("[/*]", "")
                            .strip());
            programs.put(name, TestProgram.compile("st-" + name, text, TestProgram.Abi.X86_64, PROGRAMS));
        }
        assertThat(programs).hasSizeGreaterThan(60);

        Sct sct = new Sct(guest);
        sct.upload("strace.sct", rules(calls));
        GuestJob log = sct.startLog();
        StringBuilder script = new StringBuilder();
        programs.forEach((name, program) -> script.append("strace -s 4096 -o " + name + ".strace -e trace="
                + calls.getOrDefault(name, "").replace(' ', ',') + " " + program + "; echo \"== " + name + "\"; cat "
                + name
                + ".strace\n"));
        String straces = sct.run(script.toString()).expectSuccess().out();
        Map<String, List<Call>> ours = ours(Sct.end(log));
        sct.unload();

        Set<String> differing = new TreeSet<>();
        int[] compared = {0};
        theirs(straces)
                .forEach((name, list) ->
                        compared[0] += compare(name, list, ours.getOrDefault(name, List.of()), differing));
        System.out.println(programs.size() + " programs, " + compared[0] + " arguments compared");
        assertThat(compared[0]).isGreaterThan(500);
        assertThat(differing).isEqualTo(new TreeSet<>(DIFFERENT.keySet()));
    }

    private static String rules(Map<String, String> calls) {
        Set<String> names = new TreeSet<>();
        calls.values().forEach(list -> names.addAll(List.of(list.split(" ", -1))));
        Set<String> before = new TreeSet<>(names);
        before.removeAll(WRITERS);
        return rule("before", before) + rule("after", WRITERS);
    }

    private static String rule(String when, Set<String> calls) {
        return """
                rule {
                   syscall_name      = %s
                   rule_name         = shown_%s
                   when              = %s
                   filter_expression { COMM startswith "st-" }
                   action { type = LOG  log_format { %%comm %%sname(%%args) } }
                }
                """.formatted(String.join(", ", calls), when, when);
    }

    /** Calls by program, without the one by which it was started. */
    private static Map<String, List<Call>> ours(String events) {
        Map<String, List<Call>> calls = new LinkedHashMap<>();
        for (String line : events.lines().toList()) {
            String[] parts = line.split(" ", 2);
            String program = parts[0].replace("\"", "").replaceFirst("^st-", "");
            calls.computeIfAbsent(program, key -> new ArrayList<>()).add(parse(parts[1]));
        }
        return calls;
    }

    private static Map<String, List<Call>> theirs(String straces) {
        Map<String, List<Call>> calls = new LinkedHashMap<>();
        List<Call> current = new ArrayList<>();
        for (String line : straces.lines().toList()) {
            if (line.startsWith("== ")) {
                current = new ArrayList<>();
                calls.put(line.substring(3), current);
            } else if (!line.startsWith("+++")) {
                // A number's comment says what it is not, or what time it is.
                current.add(parse(line.replaceAll(" /\\* .*? \\*/", "").replaceFirst("\\)\\s+= .*", ")")));
            }
        }
        return calls;
    }

    private static int compare(String program, List<Call> theirs, List<Call> ours, Set<String> differing) {
        Set<String> names = new TreeSet<>();
        theirs.forEach(call -> names.add(call.name()));
        List<Call> same =
                ours.stream().filter(call -> names.contains(call.name())).toList();
        // strace shows the execve that starts the program, which was still called strace then.
        List<Call> made = theirs.get(0).name().equals("execve") ? theirs.subList(1, theirs.size()) : theirs;
        assertThat(same.stream().map(Call::name))
                .as(program)
                .isEqualTo(made.stream().map(Call::name).toList());
        int compared = 0;
        for (int i = 0; i < made.size(); i++) {
            List<String> their = made.get(i).arguments();
            for (int argument = 0; argument < their.size(); argument++) {
                compared++;
                List<String> our = same.get(i).arguments();
                if (argument >= our.size() || !our.get(argument).equals(their.get(argument))) {
                    differing.add(program + " " + made.get(i).name() + " " + argument);
                    System.out.println(program + " " + made.get(i).name() + ": strace " + their + ", we " + our);
                }
            }
        }
        return compared;
    }

    private static Call parse(String text) {
        int open = text.indexOf('(');
        assertThat(text).matches("(?s)\\w+\\(.*\\)");
        return new Call(text.substring(0, open), split(text.substring(open + 1, text.length() - 1)));
    }

    /** Splits at the commas that are in no string and no brackets. */
    private static List<String> split(String text) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if ("({[".indexOf(c) >= 0) {
                depth++;
            } else if (")}]".indexOf(c) >= 0) {
                depth--;
            } else if (c == ',' && depth == 0) {
                arguments.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        String last = text.substring(start).strip();
        if (!last.isEmpty()) {
            arguments.add(last);
        }
        return arguments;
    }

    private static List<Path> sources() throws IOException, URISyntaxException {
        Path folder = Path.of(java.util.Objects.requireNonNull(StraceIT.class.getResource("strace"), "folder strace")
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".c")).sorted().toList();
        }
    }
}
