package org.syscalltrack.jvm.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.jvm.Checked;
import org.syscalltrack.jvm.RuleSet;
import org.syscalltrack.jvm.trace.TraceFormat;

/**
 * Coverage-guided fuzzing of the readers: {@code JAZZER_FUZZ=1 mvn -pl jvm-codegen -am test
 * -Dtest=ReadersFuzzTest#strace}. Without that variable the inputs beside this class in the resources are played.
 *
 * <p>Whatever the bytes are, a reader ends, throws nothing, and its counts fit together; the rules ask for every kind of
 * value, so that every decoder runs.
 */
@Tag("guided-fuzzing")
class ReadersFuzzTest {
    private static final RuleSet RULES = RuleSet.of(Planner.plan(Checked.rules("""
            rule { syscall_name = openat, unlinkat, unlink rule_name = paths
              filter_expression { PATH(*) startswith "/etc" || PARAMS[pathname] glob "*[a-c]?" || COMM == "rm" }
              action { type = LOG log_format { %comm %params %uid %cwd %exe %time } continue = yes } }
            rule { syscall_name = connect rule_name = sockets
              filter_expression { PARAMS[addr].sin_port == 80 || PARAMS[addr].sin6_addr in { "::1" }
                || PARAMS[addr].sin_addr in { "10.0.0.0/8" } || PARAMS[addr].sun_path endswith "x" }
              action { type = LOG continue = yes } }
            rule { syscall_name = execve rule_name = programs
              filter_expression { PARAMS[argv][1] contains "-" || PARAMS[argv][15] == "x" }
              action { type = LOG continue = yes } }
            rule { syscall_name = * rule_name = every
              filter_expression { ERROR != 0 || PID > 1 || PPID == 1 }
              action { type = LOG log_format { %sname %retval } }
              when = after }
            """)));

    @FuzzTest(maxDuration = "5m")
    void strace(byte[] bytes) throws IOException {
        check(TraceFormat.STRACE, bytes);
    }

    @FuzzTest(maxDuration = "5m")
    void audit(byte[] bytes) throws IOException {
        check(TraceFormat.AUDIT, bytes);
    }

    @FuzzTest(maxDuration = "5m")
    void events(byte[] bytes) throws IOException {
        check(TraceFormat.JSON, bytes);
    }

    private static void check(TraceFormat format, byte[] bytes) throws IOException {
        // What seems packed is the business of the library that unpacks it.
        if (bytes.length > 1 && (bytes[0] == 0x1f || bytes[0] == 0x28)) {
            return;
        }
        ReplaySummary summary = Replayed.of(RULES, Optional.of(format), bytes).summary();
        assertThat(summary.calls() + summary.damaged()).isLessThanOrEqualTo(summary.lines());
        for (ReplaySummary.RuleCount count : summary.rules()) {
            assertThat(count.matched() + count.unreadable()).isLessThanOrEqualTo(summary.calls());
        }
    }
}
