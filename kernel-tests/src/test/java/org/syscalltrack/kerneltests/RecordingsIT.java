package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same calls under strace, auditd and rules in the kernel: replaying what the first two recorded gives what the
 * kernel logged, and the readers see as many calls as the tools' own counts say.
 */
final class RecordingsIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Path RULES = HOME.resolve("kernel-tests/recordings/rules.sct");
    private static final Duration LIMIT = Duration.ofMinutes(9);
    private static final List<String> FILES =
            List.of("guest.strace", "guest.strace.counts", "guest.audit", "guest.audit.counts", "guest.events");

    @TempDir
    Path directory;

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        assertThat(sctc("--version")).startsWith("syscalltrack ");
    }

    @InGuest(kernels = "6.12")
    void replayGivesWhatTheKernelLogged(Guest guest) throws IOException, InterruptedException {
        guest.run(
                        "export SYSCALLTRACK_BUILD=never PATH=" + HOME + ":$PATH:/usr/sbin; " + HOME
                                + "/kernel-tests/recordings/record /tmp/recorded",
                        new byte[0],
                        LIMIT)
                .expectSuccess();
        Path recorded = Files.createDirectories(
                Path.of("target/recordings").resolve(guest.kernel().series()));
        for (String name : FILES) {
            Files.write(
                    recorded.resolve(name),
                    guest.run("cat /tmp/recorded/" + name).expectSuccess().outBytes());
        }
        guest.run("rm -r /tmp/recorded /tmp/demo");
        List<String> logged = Files.readAllLines(recorded.resolve("guest.events")).stream()
                .map(RecordingsIT::line)
                .filter(RecordingsIT::isOfTheCalls)
                .toList();
        assertThat(logged).hasSizeGreaterThan(30);
        // Of a path that is not found, or whose removal is refused, audit records hold the directory only.
        List<String> named = replayed(recorded.resolve("guest.audit")).stream()
                .filter(line -> !line.contains("?"))
                .toList();
        assertThat(logged).containsSubsequence(named);
        assertThat(named).containsSubsequence(withoutRefused(logged));
        // strace tells no ids of a process that does not ask for them.
        assertThat(withoutIds(replayed(recorded.resolve("guest.strace")))).isEqualTo(withoutIds(logged));
        assertThat(counts(recorded.resolve("guest.strace"))).isEqualTo(told(recorded.resolve("guest.strace.counts")));
        // auditd's own calls and the upload are in the log, too.
        assertThat(counts(recorded.resolve("guest.audit")))
                .containsAllEntriesOf(told(recorded.resolve("guest.audit.counts")));
    }

    /** auditd removes its own files as it ends, before or after the rules are gone. */
    private static boolean isOfTheCalls(String line) {
        return !line.contains("\"auditd\"[") && !line.contains("auditd.pid");
    }

    /** The line of an event, as {@code sctlog} prints it without {@code --json}. */
    private static String line(String event) {
        return JsonParser.parseString(event).getAsJsonObject().get("line").getAsString();
    }

    /** Without the lines before calls that failed. */
    private static List<String> withoutRefused(List<String> lines) {
        return IntStream.range(0, lines.size())
                .filter(i -> i + 1 == lines.size() || !lines.get(i + 1).startsWith("failed: "))
                .mapToObj(lines::get)
                .toList();
    }

    private static List<String> withoutIds(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst(" by \\S+ --> \\S+$", ""))
                .toList();
    }

    /** The lines of the rules that were in the kernel; those of a rule that refuses stand between two notes. */
    private static List<String> replayed(Path trace) throws IOException, InterruptedException {
        return sctc("replay", "--trace", trace.toString(), RULES.toString())
                .lines()
                .takeWhile(line -> !line.matches("\\d+ calls that a rule names.*"))
                .map(line -> line.replaceFirst("^would FAIL -1 by rule keep: (.*) \\(line \\d+\\)$", "$1"))
                .filter(RecordingsIT::isOfTheCalls)
                .toList();
    }

    /** How often each call came back, by a rule that logs every one. */
    private Map<String, Long> counts(Path trace) throws IOException, InterruptedException {
        Path every = Files.writeString(
                directory.resolve("every.sct"),
                "rule { syscall_name = * rule_name = every action { type = LOG log_format { %sname } } when = after }\n");
        return sctc("replay", "--trace", trace.toString(), every.toString())
                .lines()
                .filter(line -> line.matches("\\w+"))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> told(Path counts) throws IOException {
        Map<String, Long> told = new TreeMap<>();
        for (String line : Files.readAllLines(counts)) {
            String[] words = line.split(" ", -1);
            told.put(words[0], Long.parseLong(words[1]));
        }
        return told;
    }

    private static String sctc(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("sctc").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
