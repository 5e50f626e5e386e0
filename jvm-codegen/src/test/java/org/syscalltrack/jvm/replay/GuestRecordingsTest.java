package org.syscalltrack.jvm.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.jvm.Checked;
import org.syscalltrack.jvm.RuleSet;

/**
 * The same calls, recorded in a guest with a kernel 6.12 by strace, by auditd and by the rules themselves in the kernel
 * ({@code kernel-tests/recordings/record}): replaying the first two gives what the kernel logged, line by line, and the
 * readers see as many calls as strace and ausearch count.
 */
class GuestRecordingsTest {
    private static final RuleSet RULES = RuleSet.load(Path.of("../kernel-tests/recordings/rules.sct"));

    private static byte[] recording(String name) throws IOException {
        try (InputStream stream = GuestRecordingsTest.class.getResourceAsStream("../trace/guest/guest." + name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        }
    }

    private static List<String> replayed(String name) throws IOException {
        Replayed replayed = Replayed.of(RULES, recording(name));
        assertThat(replayed.summary().damaged()).isZero();
        return replayed.lines();
    }

    /** What the kernel logged: the last member of each event. */
    private static List<String> logged() throws IOException {
        return new String(recording("events"), StandardCharsets.UTF_8)
                .lines()
                .map(event -> event.replaceFirst(".*\"line\": \"(.*)\"}$", "$1")
                        .replace("\\\"", "\"")
                        .replace("\\\\", "\\"))
                .toList();
    }

    /** strace tells no ids of a process that does not ask for them. */
    private static List<String> withoutIds(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst(" by \\S+ --> \\S+$", ""))
                .toList();
    }

    @Test
    void theKernelsEventsGiveTheKernelsLines() throws IOException {
        assertThat(replayed("events")).isEqualTo(logged()).hasSize(39);
    }

    @Test
    void straceGivesTheKernelsLines() throws IOException {
        assertThat(withoutIds(replayed("strace"))).isEqualTo(withoutIds(logged()));
    }

    /** Of a path that was not found, or whose removal was refused, the kernel's audit records hold the directory only. */
    @Test
    void auditGivesTheKernelsLinesButForNamesThatItDoesNotHold() throws IOException {
        List<String> replayed = replayed("audit.gz");
        List<String> nameless = List.of(
                "deletes: \"rm\"[279] unlinkat -100, ?, 0 by 0 --> 0",
                "deletes: \"rm\"[280] unlinkat -100, ?, 0 by 0 --> 0",
                "deletes: \"busybox\"[320] unlink ? by 0 --> 0");
        List<String> named = List.of(
                "deletes: \"rm\"[279] unlinkat -100, \"./dummy\", 0 by 0 --> 0",
                "keep: \"rm\"[280] unlinkat -100, \"/tmp/demo/kept\", 0 by 0 --> 0",
                "keep: \"busybox\"[320] unlink \"/tmp/demo/kept\" by 0 --> 0");
        assertThat(replayed).containsAll(nameless);
        assertThat(logged()).containsAll(named).containsOnlyOnce("directories: \"rmdir\" rmdir \"deep\"");
        List<String> rest =
                replayed.stream().filter(line -> !nameless.contains(line)).toList();
        List<String> expected = new ArrayList<>(logged());
        expected.removeAll(named);
        // The second mkdir of this name failed.
        expected.remove(expected.lastIndexOf("directories: \"mkdir\" mkdir \"deep\""));
        assertThat(rest).isEqualTo(expected);
        assertThat(Replayed.of(RULES, recording("audit.gz")).summary().rules())
                .extracting(count -> count.rule().name() + " " + count.unreadable())
                .containsExactly("keep 3", "deletes 0", "changed 0", "failed 0", "directories 1");
    }

    @Test
    void theReadersSeeAsManyCallsAsTheToolsCount() throws IOException {
        assertThat(counts("strace")).isEqualTo(told("strace.counts"));
        // ausearch was asked for these calls only; auditd's own and the rules' upload are in the log, too.
        Map<String, Long> audited = counts("audit.gz");
        audited.keySet().retainAll(told("audit.counts").keySet());
        assertThat(audited).isEqualTo(told("audit.counts"));
    }

    private static Map<String, Long> counts(String name) throws IOException {
        RuleSet every = RuleSet.of(Planner.plan(Checked.rules("rule { syscall_name = * rule_name = every"
                + " action { type = LOG log_format { %sname } } when = after }")));
        return Replayed.of(every, recording(name)).lines().stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> told(String name) throws IOException {
        return new String(recording(name), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" ", -1))
                .collect(Collectors.toMap(words -> words[0], words -> Long.parseLong(words[1])));
    }
}
