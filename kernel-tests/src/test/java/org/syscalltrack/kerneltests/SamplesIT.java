package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.model.TestCase;
import org.syscalltrack.dsl.model.TestProcess;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.DiskSourceLoader;
import org.syscalltrack.jvm.Decision;
import org.syscalltrack.jvm.Match;
import org.syscalltrack.jvm.Outcome;
import org.syscalltrack.jvm.RuleSet;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.call.RecordedCall;
import org.syscalltrack.jvm.event.EventWriter;
import org.syscalltrack.jvm.ruletest.TestCalls;

/**
 * The calls of the samples' tests, made in a guest by processes like those of the tests: the eBPF object matches the rules
 * that the JVM backend does, does the same, and logs the same lines.
 */
final class SamplesIT {
    private static final Path SAMPLES =
            Path.of("..", "samples").toAbsolutePath().normalize();
    private static final Pattern DONE = Pattern.compile("(\\d+) (?:result (-?\\d+)|signal (\\d+)|gone)");
    private static final Pattern MATCHED = Pattern.compile("(?m)^rule (\\S+) \\(\\w+\\): matched (\\d+)");

    private static String program;

    @BeforeAll
    static void buildPrograms() throws IOException, InterruptedException {
        Sct.build();
        program = Resources.program("perform", "perform.c", TestProgram.Abi.X86_64)
                .toString();
    }

    @InGuest
    void article(Guest guest) {
        check(guest, "article/tests.sct");
    }

    @InGuest
    void files(Guest guest) {
        check(guest, "files/secrets.sct");
    }

    @InGuest
    void network(Guest guest) {
        check(guest, "network/outbound.sct");
    }

    @InGuest
    void processes(Guest guest) {
        check(guest, "processes/shells.sct");
    }

    private static void check(Guest guest, String sample) {
        var checked = new FrontEnd(Catalog.standard(), Architecture.X86_64)
                .checkFiles(List.of(SAMPLES.resolve(sample).toString()), new DiskSourceLoader(Path.of("")))
                .ruleSet()
                .orElseThrow();
        RuleSet rules = RuleSet.of(Planner.plan(checked));
        Sct sct = new Sct(guest);
        guest.run("mkdir -p /tmp/cg && { mountpoint -q /tmp/cg || mount -t cgroup2 none /tmp/cg; }")
                .expectSuccess();
        sct.run("sct_config upload " + SAMPLES.resolve(sample)).expectSuccess();

        StringBuilder script = new StringBuilder();
        checked.tests().forEach(test -> script.append(TestCallScript.of(test, program)));
        List<String> done =
                guest.run(script.toString()).expectSuccess().out().lines().toList();
        assertThat(done).as(sample).hasSameSizeAs(checked.tests());

        Map<Long, List<String>> logged = logged(
                sct.run("sctlog --once --json 2>/tmp/log.err").expectSuccess().out());
        Map<String, Long> matched = new TreeMap<>();
        for (int i = 0; i < done.size(); i++) {
            Matcher said = DONE.matcher(done.get(i));
            assertThat(said.matches()).as(done.get(i)).isTrue();
            long pid = Long.parseLong(said.group(1));
            TestCase test = asMade(checked.tests().get(i), pid, said.group(2));
            RecordedCall call = TestCalls.of(test);
            Outcome outcome = rules.evaluate(call);
            List<String> expected = new ArrayList<>();
            add(expected, outcome.before(), call);
            add(expected, outcome.after(), outcome.seenAfter());
            assertThat(logged.getOrDefault(pid, List.of())).as(test.name()).isEqualTo(expected);
            assertThat(said.group())
                    .as(test.name())
                    .isEqualTo(expectedEnd(outcome, said.group(1)).orElse(said.group()));
            outcome.matches().forEach(match -> matched.merge(match.rule().name(), 1L, Long::sum));
        }
        // What PASS and COUNT do is seen in no event. Other processes of the guest may match rules, too.
        Map<String, Long> counted =
                counted(sct.run("sct_config status").expectSuccess().out());
        matched.forEach((rule, times) ->
                assertThat(counted.get(rule)).as(rule).isNotNull().isGreaterThanOrEqualTo(times));
        sct.unload();
        guest.run("umount /tmp/cg").expectSuccess();
    }

    /** The test with what the guest's kernel decided: the number of the process, and the result where there is one. */
    private static TestCase asMade(TestCase test, long pid, String result) {
        Map<ProcessInteger, Long> numbers = new HashMap<>(test.process().numbers());
        numbers.put(ProcessInteger.PID, pid);
        numbers.put(ProcessInteger.TID, pid);
        TestProcess process = test.process();
        return new TestCase(
                test.name(),
                test.call(),
                test.abi(),
                test.arguments(),
                result == null ? test.result() : Long.parseLong(result),
                new TestProcess(
                        numbers,
                        process.comm(),
                        process.parentComm(),
                        process.executable(),
                        process.workingDirectory(),
                        process.controlGroup(),
                        process.capabilities(),
                        process.ancestors()),
                test.expectation(),
                test.nameSpan(),
                test.span());
    }

    private static void add(List<String> lines, Decision decision, CallView call) {
        for (Match match : decision.matches()) {
            EventWriter.line(match, call, 0)
                    .ifPresent(line ->
                            lines.add(match.rule().name() + " " + match.rule().verdict() + " " + line));
        }
    }

    /** How the call ends if a rule has its way. */
    private static Optional<String> expectedEnd(Outcome outcome, String pid) {
        return outcome.before().stopped().map(Match::action).map(action -> {
            if (action instanceof PlannedAction.Fail fail) {
                return pid + " result " + fail.errorCode();
            }
            return action instanceof PlannedAction.Kill kill ? pid + " signal " + kill.signal() : null;
        });
    }

    private static Map<Long, List<String>> logged(String events) {
        Map<Long, List<String>> logged = new HashMap<>();
        events.lines()
                .map(JsonParser::parseString)
                .map(event -> event.getAsJsonObject())
                .forEach(event -> logged.computeIfAbsent(event.get("pid").getAsLong(), key -> new ArrayList<>())
                        .add(text(event, "rule") + " " + text(event, "verdict") + " " + text(event, "line")));
        return logged;
    }

    private static String text(JsonObject event, String member) {
        return event.get(member).getAsString();
    }

    private static Map<String, Long> counted(String status) {
        Map<String, Long> counted = new HashMap<>();
        Matcher rule = MATCHED.matcher(status);
        while (rule.find()) {
            counted.put(rule.group(1), Long.parseLong(rule.group(2)));
        }
        return counted;
    }
}
