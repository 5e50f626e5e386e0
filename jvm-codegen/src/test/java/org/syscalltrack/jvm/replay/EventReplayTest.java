package org.syscalltrack.jvm.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.event.EventJson;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.jvm.Checked;
import org.syscalltrack.jvm.RuleSet;

/** Events as JSON, there and back: what a rule logged of a call is enough to log the same again. */
class EventReplayTest {
    private static final String STRACE = """
            7 1795431311.5 unlinkat(AT_FDCWD</tmp>, "a\\n\\303\\251\\377", 0) = -1 ENOENT (No such file or directory)
            7 1795431312.25 connect(3, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.1.2.3")}, 16) = 0
            7 1795431313 connect(3, {sa_family=AF_INET6, sin6_port=htons(22), inet_pton(AF_INET6, "fe80::1:2", \
            &sin6_addr)}, 28) = 0
            7 1795431314 connect(3, {sa_family=AF_UNIX, sun_path=@"x y"}, 110) = 0
            """;

    private static RuleSet rules(String name, String calls, String filter, String format, String when) {
        return RuleSet.of(Planner.plan(Checked.rules("rule { syscall_name = " + calls + " rule_name = " + name
                + " filter_expression { " + filter + " } action { type = LOG log_format { " + format + " } } when = "
                + when + " }")));
    }

    /** Returns the events that rules log of the strace lines above. */
    private static String events(RuleSet rules) throws IOException {
        EventJson json = new EventJson(Instant.EPOCH);
        List<String> events = new ArrayList<>();
        new Replay(rules, Catalog.standard())
                .run(
                        Optional.empty(),
                        new ByteArrayInputStream(STRACE.getBytes(StandardCharsets.US_ASCII)),
                        new ReplayListener() {
                            @Override
                            public void matched(ReplayedMatch match) {
                                match.event()
                                        .ifPresent(event -> events.add(json.render(
                                                event,
                                                match.match()
                                                        .step()
                                                        .event()
                                                        .orElseThrow()
                                                        .layout())));
                            }

                            @Override
                            public void damaged(long line, String reason) {
                                throw new AssertionError(reason);
                            }
                        });
        return String.join("\n", events);
    }

    private static Replayed replayed(RuleSet rules, String events) throws IOException {
        return Replayed.of(rules, events.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anEventIsOneObjectOnOneLine() throws IOException {
        RuleSet rules = rules(
                "gone", "unlinkat", "UID == 0 || UID != 0 || 1 == 1", "%params: %{PATH(pathname)} %uid", "before");
        assertThat(events(rules))
                .isEqualTo("{\"time\": \"2026-11-23T10:55:11.500000000Z\", \"rule\": \"gone\", \"verdict\": \"LOG\","
                        + " \"call\": \"unlinkat\", \"abi\": \"x86_64\", \"number\": 263, \"when\": \"before\","
                        + " \"pid\": 7, \"tid\": 7, \"flags\": [], \"values\": {\"PARAMS[dirfd]\": -100,"
                        + " \"PARAMS[pathname]\": \"a\\né\\udcff\", \"PARAMS[flags]\": 0,"
                        + " \"PATH(pathname)\": \"/tmp/a\\né\\udcff\", \"UID\": null},"
                        + " \"line\": \"-100, \\\"a\\\\né\\\\xff\\\", 0: \\\"/tmp/a\\\\né\\\\xff\\\" ?\"}");
    }

    @Test
    void whatWasLoggedCanBeDecidedAgain() throws IOException {
        RuleSet paths = rules(
                "gone", "unlinkat", "PATH(pathname) startswith \"/tmp\"", "%params %{PATH(pathname)} %pid", "before");
        assertThat(replayed(paths, events(paths)).lines())
                .hasSize(1)
                .isEqualTo(Replayed.of(paths, STRACE.getBytes(StandardCharsets.US_ASCII))
                        .lines());
        RuleSet result = rules("failed", "unlinkat", "ERROR == ENOENT", "%retval", "after");
        Replayed again = replayed(result, events(result));
        assertThat(again.lines()).containsExactly("-2");
        assertThat(again.times()).containsExactly(1_795_431_311_500_000_000L);
        assertThat(again.summary().calls()).isEqualTo(1);
        // An event of one decision point says nothing of the other one.
        assertThat(replayed(paths, events(result)).summary().rules().get(0).matched())
                .isZero();
        RuleSet v4 = rules(
                "v4",
                "connect",
                "PARAMS[addr].sin_addr in { \"10.0.0.0/8\" }",
                "%{PARAMS[addr].sin_addr} %{PARAMS[addr].sin_port}",
                "before");
        assertThat(replayed(v4, events(v4)).lines()).containsExactly("10.1.2.3 53");
        RuleSet v6 = rules(
                "v6", "connect", "PARAMS[addr].sin6_addr in { \"fe80::/16\" }", "%{PARAMS[addr].sin6_addr}", "before");
        assertThat(replayed(v6, events(v6)).lines()).containsExactly("fe80::1:2");
        RuleSet local =
                rules("local", "connect", "PARAMS[addr].sun_path == \"@x y\"", "%{PARAMS[addr].sun_path}", "before");
        assertThat(replayed(local, events(local)).lines()).containsExactly("\"@x y\"");
    }

    @Test
    void whatAnEventDoesNotHoldIsUnreadable() throws IOException {
        RuleSet logged = rules("gone", "unlinkat", "PARAMS[flags] == 0", "%pid", "before");
        RuleSet asked = rules("asked", "unlinkat", "UID == 0", "%pid", "before");
        ReplaySummary.RuleCount count =
                replayed(asked, events(logged)).summary().rules().get(0);
        assertThat(count.matched()).isZero();
        assertThat(count.unreadable()).isEqualTo(1);
    }

    @Test
    void damageIsTold() throws IOException {
        RuleSet rules = rules("gone", "unlinkat", "UID == 0", "%pid", "before");
        assertThat(replayed(
                                rules,
                                "{\"call\": \"unlinkat\"\n{\"a\": [1, {}, true, 1.5e3]}\n{\"call\": \"no\", \"abi\":"
                                        + " \"x86_64\", \"when\": \"after\"}\n{} x\n\n")
                        .lines())
                .containsExactly(
                        "line 1: no JSON object stands here: \"{\\\"call\\\": \\\"unlinkat\\\"\"",
                        "line 2: the object is no event of sctlog: it has no \"call\" or no \"when\"",
                        "line 3: the catalog has no call no on x86_64",
                        "line 4: no JSON object stands here: \"{} x\"");
    }
}
