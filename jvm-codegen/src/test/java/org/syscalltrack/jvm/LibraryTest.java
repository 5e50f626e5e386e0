package org.syscalltrack.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.jvm.call.CallBuilder;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.event.EventWriter;

/** The library as {@code docs/library.md} shows it. */
class LibraryTest {
    private static final String RULES = """
            rule { syscall_name = openat rule_name = secret
              filter_expression { PATH(pathname) == "/etc/shadow" && UID != 0 }
              action { type = LOG log_format { %comm[%pid] opens %{PATH(pathname)} } } }
            rule { syscall_name = connect rule_name = telnet
              filter_expression { PARAMS[addr].sin_port == 23 && PARAMS[addr].sin_addr in { "10.0.0.0/8" } }
              action { type = FAIL error_code = EACCES } }
            rule { syscall_name = execve rule_name = failed filter_expression { PARAMS[argv][1] == "-c" && RETVAL == -2 }
              action { type = COUNT } when = after }
            """;

    @TempDir
    Path directory;

    private static CallView open(String path, long user) {
        return new CallBuilder("openat", Abi.X86_64)
                .integer("dirfd", -100)
                .string("pathname", path)
                .process(ProcessInteger.UID, user)
                .process(ProcessInteger.PID, 7)
                .comm("cat")
                .workingDirectory("/etc")
                .result(3)
                .build();
    }

    private RuleSet load() throws IOException {
        return RuleSet.load(Files.writeString(directory.resolve("rules.sct"), RULES));
    }

    @Test
    void aCallIsDecidedAndItsLineRendered() throws IOException {
        RuleSet rules = load();
        CallView call = open("shadow", 1000);
        Outcome outcome = rules.evaluate(call);
        assertThat(outcome.matches())
                .extracting(match -> match.rule().name() + " " + match.actionText())
                .containsExactly("secret LOG");
        assertThat(EventWriter.line(outcome.matches().get(0), call, 0)).contains("\"cat\"[7] opens \"/etc/shadow\"");
        assertThat(rules.evaluate(open("shadow", 0)).matches()).isEmpty();
        CallView connect = new CallBuilder("connect", Abi.X86_64)
                .field("addr", "sa_family", 2)
                .field("addr", "sin_port", 23)
                .address("addr", "sin_addr", new byte[] {10, 1, 2, 3})
                .build();
        assertThat(rules.evaluate(connect).matches())
                .extracting(Match::actionText)
                .containsExactly("FAIL -13");
        CallView execve = new CallBuilder("execve", Abi.X86_64)
                .strings("argv", List.of("sh", "-c"))
                .result(-2)
                .build();
        assertThat(rules.evaluate(execve).after().matches())
                .extracting(match -> match.rule().name())
                .containsExactly("failed");
    }

    @Test
    void whatWasNotGivenIsUnknown() throws IOException {
        CallView call = new CallBuilder("openat", Abi.X86_64)
                .string("pathname", "/etc/shadow")
                .build();
        assertThat(load().evaluate(call).before().unreadable())
                .extracting(rule -> rule.name())
                .containsExactly("secret");
        assertThatThrownBy(() -> new CallBuilder("opemat", Abi.X86_64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no call opemat on x86_64");
        assertThatThrownBy(() -> new CallBuilder("openat", Abi.X86_64).integer("path", 1))
                .hasMessage("openat has no parameter path");
    }

    @Test
    void oneRuleSetServesAllThreads() throws IOException {
        RuleSet rules = load();
        List<Boolean> matched = IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(i -> rules.evaluate(open(i % 2 == 0 ? "/etc/shadow" : "/etc/hosts", 1 + i % 3))
                        .matches()
                        .isEmpty())
                .collect(Collectors.toList());
        for (int i = 0; i < matched.size(); i++) {
            assertThat(matched.get(i)).isEqualTo(i % 2 != 0);
        }
    }

    @Test
    void aJarGivesTheSameRules() throws IOException {
        ByteString jar = RuleArchive.of(ByteString.ofUtf8(RULES), Architecture.X86_64, "1.2.3");
        assertThat(RuleArchive.of(ByteString.ofUtf8(RULES), Architecture.X86_64, "1.2.3"))
                .isEqualTo(jar);
        Path file = Files.write(directory.resolve("rules.jar"), jar.toByteArray());
        assertThat(RuleSet.load(file).evaluate(open("/etc/shadow", 5)).matches())
                .hasSize(1);
        ByteString arm = RuleArchive.of(ByteString.ofUtf8(RULES), Architecture.ARM64, "1.2.3");
        assertThat(RuleSet.load(Files.write(file, arm.toByteArray())).plan().architecture())
                .isEqualTo(Architecture.ARM64);
    }

    @Test
    void whatCannotBeLoadedIsSaid() throws IOException {
        Path bad = Files.writeString(directory.resolve("bad.sct"), "rule { syscall_name = opemat }\n");
        assertThatThrownBy(() -> RuleSet.load(bad))
                .isInstanceOfSatisfying(
                        RulesException.class, e -> assertThat(e.diagnostics()).isNotEmpty())
                .hasMessageStartingWith(bad + ":1:");
        Path noJar = Files.writeString(directory.resolve("no.jar"), "x");
        assertThatThrownBy(() -> RuleSet.load(noJar))
                .isInstanceOf(RulesException.class)
                .hasMessageStartingWith("cannot load rules: ");
        assertThatThrownBy(() -> RuleSet.load(directory.resolve("none.sct"))).isInstanceOf(RulesException.class);
    }
}
