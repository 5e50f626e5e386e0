package org.syscalltrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    private static final String TRACE = """
            7 1795431311.5 unlink("/etc/passwd") = 0
            7 1795431311.6 unlink("/tmp/x") = -1 ENOENT (No such file or directory)
            7 1795431311.7 nonsense
            """;
    private static final String SUMMARY = """
            2 calls that a rule names, in 3 lines; 1 lines could not be read
            rule keep  FAIL    matched 1, unknown for lack of a value 0
            rule seen  LOG     matched 1, unknown for lack of a value 0
            rule root  COUNT   matched 0, unknown for lack of a value 1
            """;

    @TempDir
    Path directory;

    private Path rules;
    private Path trace;

    @BeforeEach
    void write() throws IOException {
        rules = Files.writeString(directory.resolve("keep.sct"), """
                rule {
                  syscall_name = unlink
                  rule_name = keep
                  filter_expression { PATH(pathname) == "/etc/passwd" }
                  action { type = FAIL error_code = EPERM }
                }
                rule { syscall_name = unlink rule_name = seen action { type = LOG log_format { %params %time } continue = yes } }
                rule {
                  syscall_name = unlink
                  rule_name = root
                  filter_expression { UID == 0 }
                  action { type = COUNT }
                }
                """);
        trace = Files.writeString(directory.resolve("a.strace"), TRACE);
    }

    private Run replay(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "sctc";
        arguments[1] = "replay";
        System.arraycopy(options, 0, arguments, 2, options.length);
        arguments[options.length + 2] = rules.toString();
        return Run.of(arguments);
    }

    @Test
    void linesRefusalsAndASummaryArePrinted() {
        Run run = replay("--trace", trace.toString());
        assertThat(run.errors()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.output())
                .isEqualTo("would FAIL -1 by rule keep: ?[7] unlink (line 1)\n"
                        + "\"/tmp/x\" 2026-11-23T10:55:11.600000000Z\n" + SUMMARY);
        assertThat(replay("--summary", "--input", "strace", "--trace", trace.toString())
                        .output())
                .isEqualTo(SUMMARY);
        assertThat(replay("--verbose", "--trace", trace.toString()).errors())
                .isEqualTo(trace + ":3: no call stands here: \"nonsense\"\n");
    }

    @Test
    void severalTracesAreNamedAndAddedUp() throws IOException {
        Path logs = Files.createDirectories(directory.resolve("logs"));
        Files.writeString(logs.resolve("one"), TRACE);
        Files.writeString(logs.resolve("two"), TRACE);
        Run run = replay("--jobs", "2", "--trace", logs.toString(), "--trace", trace.toString());
        assertThat(run.output().lines())
                .contains(
                        logs.resolve("one") + ": would FAIL -1 by rule keep: ?[7] unlink (line 1)",
                        logs.resolve("two") + ": \"/tmp/x\" 2026-11-23T10:55:11.600000000Z",
                        "6 calls that a rule names, in 9 lines; 3 lines could not be read",
                        "rule keep  FAIL    matched 3, unknown for lack of a value 0");
    }

    @Test
    void eventsAsJsonCanBeReplayed() throws IOException {
        Run run = replay("--json", "--trace", trace.toString());
        assertThat(run.errors()).isEqualTo(SUMMARY);
        Path events = Files.writeString(directory.resolve("events.json"), run.output());
        assertThat(replay("--trace", events.toString()).output())
                .startsWith("\"/tmp/x\" 2026-11-23T10:55:11.600000000Z\n1 calls");
    }

    @Test
    void badInputIsSaid() throws IOException {
        Run none = replay("--trace", directory.resolve("none").toString());
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.errors()).isEqualTo("sctc: there is no trace " + directory.resolve("none") + "\n");
        assertThat(replay("--input", "dtrace", "--trace", trace.toString()).status())
                .isEqualTo(2);
        assertThat(replay("--jobs", "0", "--trace", trace.toString()).status()).isEqualTo(2);
        Run noTrace = replay("--trace", rules.toString());
        assertThat(noTrace.status()).isEqualTo(1);
        assertThat(noTrace.errors()).contains("no line could be read", "--verbose");
        Path cut = Files.write(directory.resolve("cut.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        Run damaged = replay("--trace", cut.toString());
        assertThat(damaged.status()).isEqualTo(1);
        assertThat(damaged.errors()).startsWith("sctc: cannot read the trace " + cut);
    }
}
