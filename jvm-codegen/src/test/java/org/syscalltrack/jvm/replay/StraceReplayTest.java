package org.syscalltrack.jvm.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syscalltrack.jvm.PlanBuilder.integer;
import static org.syscalltrack.jvm.PlanBuilder.string;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.plan.AddressBlock;
import org.syscalltrack.dsl.plan.AddressSource;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.FieldAccess;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.plan.StringOperator;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.jvm.PlanBuilder;
import org.syscalltrack.jvm.RuleSet;
import org.syscalltrack.jvm.trace.TraceFormat;

/** Replays a shell session that strace 6.1 recorded. */
class StraceReplayTest {
    private static final Condition ALWAYS = new Condition.Literal(true);
    private static final StringSource PATHNAME = new StringSource.ArgumentString(1);

    private static byte[] recording() throws IOException {
        try (InputStream stream = StraceReplayTest.class.getResourceAsStream("../trace/shell.strace")) {
            return Objects.requireNonNull(stream).readAllBytes();
        }
    }

    private static List<String> lines(RuleSet rules) throws IOException {
        return Replayed.of(rules, recording()).lines();
    }

    @Test
    void namesPathsAndResults() throws IOException {
        RuleSet rules = new PlanBuilder("unlinkat", When.AFTER)
                .log(
                        "deleted",
                        ALWAYS,
                        string(new StringSource.ProcessName(ProcessString.COMM)),
                        integer(new IntegerSource.Argument(0, new IntegerType(32, true))),
                        string(PATHNAME),
                        integer(new IntegerSource.Argument(2, new IntegerType(32, true))),
                        string(new StringSource.Path(new PathSource.Lexical(1))),
                        integer(new IntegerSource.ReturnValue()),
                        integer(new IntegerSource.ErrorNumber()))
                .build();
        assertThat(lines(rules))
                .containsExactly(
                        "\"rm\" -100 \"./dummy\" 0 \"/var/tmp/demo/dummy\" 0 0",
                        "\"rm\" -100 \"./missing\" 0 \"/var/tmp/demo/missing\" -2 2");
    }

    @Test
    void ofACallWithoutADirectoryTheCallersIsTaken() throws IOException {
        RuleSet rules = new PlanBuilder("unlink", When.BEFORE)
                .log(
                        "deleted",
                        ALWAYS,
                        string(new StringSource.ArgumentString(0)),
                        string(new StringSource.Path(new PathSource.Lexical(0))),
                        integer(new IntegerSource.ProcessNumber(ProcessInteger.UID)))
                .build();
        assertThat(lines(rules)).containsExactly("\"./a>b\" \"/var/tmp/demo/a>b\" 0");
    }

    @Test
    void addressesAndPorts() throws IOException {
        FieldAccess port = new FieldAccess("sin_port", 2, 2, true, OptionalInt.of(2), OptionalInt.of(2));
        RuleSet rules = new PlanBuilder("connect", When.AFTER)
                .log(
                        "connected",
                        ALWAYS,
                        string(new StringSource.ProcessName(ProcessString.COMM)),
                        integer(new IntegerSource.PointedField(1, port, new IntegerType(16, false))),
                        string(new StringSource.SocketPath(1, 2)),
                        integer(new IntegerSource.ErrorNumber()))
                .build();
        assertThat(lines(rules)).endsWith("\"bash\" 9 ? 111").startsWith("\"bash\" ? \"/var/run/nscd/socket\" 2");
    }

    @Test
    void signalsAndInterruptedCalls() throws IOException {
        RuleSet rules = new PlanBuilder("kill", When.BEFORE)
                .log("signal", ALWAYS, integer(new IntegerSource.Argument(1, new IntegerType(32, true))))
                .build();
        assertThat(lines(rules)).containsExactly("15");
        RuleSet waits = new PlanBuilder("wait4", When.AFTER)
                .log("wait", ALWAYS, integer(new IntegerSource.ReturnValue()))
                .build();
        long returned = new String(recording(), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.matches(".*(wait4\\(.*|<... wait4 resumed>.*)\\)\\s+= .*"))
                .count();
        assertThat(lines(waits)).hasSize((int) returned).isNotEmpty();
    }

    @Test
    void aRefusedCallComesBackWithTheErrorAndIsCounted() throws IOException {
        Condition isDummy =
                new Condition.StringComparison(StringOperator.ENDS_WITH, PATHNAME, ByteString.ofUtf8("/dummy"));
        RuleSet rules = new PlanBuilder("unlinkat", When.BEFORE)
                .fail("keep", isDummy, -1)
                .log("rest", ALWAYS, string(PATHNAME))
                .build();
        Replayed replayed = Replayed.of(rules, recording());
        ReplaySummary summary = replayed.summary();
        assertThat(replayed.lines()).containsExactly("\"./missing\"");
        assertThat(summary.calls()).isEqualTo(2);
        assertThat(summary.damaged()).isZero();
        assertThat(summary.rules()).extracting(ReplaySummary.RuleCount::matched).containsExactly(1L, 1L);
    }

    @Test
    void compressedTracesGiveTheSame() throws IOException {
        RuleSet rules = new PlanBuilder("execve", When.BEFORE)
                .log("run", ALWAYS, string(new StringSource.ArgumentElement(1, 0)))
                .build();
        Replayed plain = Replayed.of(rules, recording());
        assertThat(plain.lines()).contains("\"touch\"", "\"rm\"");
        assertThat(plain.times()).allMatch(time -> time > 1_700_000_000_000_000_000L);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(gzip)) {
            stream.write(recording());
        }
        ByteArrayOutputStream zstd = new ByteArrayOutputStream();
        try (ZstdOutputStream stream = new ZstdOutputStream(zstd)) {
            stream.write(recording());
        }
        assertThat(Replayed.of(rules, gzip.toByteArray())).isEqualTo(plain);
        assertThat(Replayed.of(rules, zstd.toByteArray())).isEqualTo(plain);
    }

    @Test
    void anOperandThatTheTraceLacksIsCounted() throws IOException {
        Condition inGroup = new Condition.StringComparison(
                StringOperator.EQUALS,
                new StringSource.Path(new PathSource.ControlGroup()),
                ByteString.ofUtf8("/system.slice"));
        RuleSet rules =
                new PlanBuilder("unlinkat", When.BEFORE).log("group", inGroup).build();
        ReplaySummary summary = Replayed.of(rules, recording()).summary();
        assertThat(summary.rules())
                .extracting(ReplaySummary.RuleCount::unreadable)
                .containsExactly(2L);
    }

    @Test
    void damageIsNeverFatal() throws IOException {
        long seed = Long.getLong("sct.seed", System.nanoTime());
        System.out.println("StraceReplayTest: -Dsct.seed=" + seed);
        Random random = new Random(seed);
        RuleSet rules = new PlanBuilder("execve", When.AFTER)
                .log("run", ALWAYS, string(new StringSource.ArgumentElement(1, 0)), string(PATHNAME))
                .build();
        FieldAccess address = new FieldAccess("sin_addr", 4, 4, true, OptionalInt.of(2), OptionalInt.of(2));
        Condition local = new Condition.AddressMembership(
                new AddressSource(1, address), List.of(new AddressBlock(ByteString.of(new byte[] {127, 0, 0, 0}), 8)));
        RuleSet connects =
                new PlanBuilder("connect", When.AFTER).log("local", local).build();
        assertThat(Replayed.of(connects, recording()).summary().rules())
                .extracting(ReplaySummary.RuleCount::matched)
                .containsExactly(1L);
        byte[] trace = recording();
        Optional<TraceFormat> strace = Optional.of(TraceFormat.STRACE);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = trace.clone();
            for (int i = random.nextInt(200); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = round % 2 == 0
                        ? (byte) random.nextInt(256)
                        : (byte) "\"<>[](){},=\n \\?".charAt(random.nextInt(15));
            }
            assertThat(Replayed.of(rules, strace, damaged).summary().calls()).isBetween(0L, 200L);
            Replayed.of(connects, strace, damaged);
        }
        byte[] damagedLines = "1 2.0 execve(\"x\"\n7 3.0 <... read resumed>) = 1\n1 4.0 nosuchcall() = 0\n\u001b[2J\n"
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(Replayed.of(rules, damagedLines).lines())
                .containsExactly(
                        "line 1: the call execve has no result: \"\\\"x\\\"\"",
                        "line 2: a call is resumed that was not begun",
                        "line 3: the catalog does not know the call nosuchcall",
                        "line 4: no call stands here: \"\\x1b[2J\"");
    }

    @Test
    void withoutThreadIdsTheProcessIsUnknown() throws IOException {
        RuleSet rules = new PlanBuilder("chdir", When.BEFORE)
                .log("moved", ALWAYS, integer(new IntegerSource.ProcessNumber(ProcessInteger.PID)))
                .build();
        assertThat(Replayed.of(
                                rules,
                                "chdir(\"/\") = 0\n7 10:15:11.5 chdir(\"/\") = 0\n".getBytes(StandardCharsets.US_ASCII))
                        .lines())
                .containsExactly("?", "7");
    }
}
