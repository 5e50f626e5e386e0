package org.syscalltrack.jvm.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syscalltrack.jvm.Checked;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Tests that stand in rule files: what passes, and what is said of those that fail. */
class RuleTestsTest {
    private static final String RULES = """
            rule {
              syscall_name = unlink
              rule_name = keep
              filter_expression { PATH(pathname) == "/etc/passwd" && (UID == 0 || EUID == 0) }
              action { type = FAIL error_code = EPERM log_format { kept %params } }
            }
            rule {
              syscall_name = unlink
              rule_name = seen
              action { type = LOG log_format { %comm : %params } }
            }
            rule {
              syscall_name = unlink
              rule_name = done
              filter_expression { RETVAL == 0 }
              action { type = LOG log_format { %retval } }
              when = after
            }
            rule {
              syscall_name = connect
              rule_name = telnet
              filter_expression { PARAMS[addr].sin_port == 23 && PARAMS[addr].sin_addr in { "10.0.0.0/8", "0.0.0.0" } }
              action { type = KILL }
            }
            rule {
              syscall_name = execve
              rule_name = shell
              filter_expression { PARAMS[argv][1] == "-c" && ANCESTOR(COMM == "nginx") }
              action { type = COUNT continue = yes }
            }
            """;

    private static List<TestResult> run(String tests) {
        return new RuleTests(Checked.rules(RULES + tests)).run();
    }

    private static TestResult one(String members) {
        return run("test { test_name = tried " + members + " }").get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call = unlink(\"/etc/passwd\") process { UID = 0 } expect { rule = keep type = FAIL error_code = EPERM }",
                "call = unlink(\"passwd\") process { EUID = 0 CWD = \"/etc\" } expect { log = \"kept \\\"passwd\\\"\" }",
                "call = unlink(\"x\") process { COMM = \"rm\" } expect { rule = seen log = \"\\\"rm\\\" : \\\"x\\\"\" }",
                "call = unlink(\"x\") expect { rule = done log = \"0\" }",
                "call = unlink(\"x\") -> -ENOENT expect { rule = seen type = LOG }",
                "call = unlink(unreadable) process { UID = 0 } expect { rule = seen }",
                "call = connect(3, { .sa_family = AF_INET, .sin_port = 23, .sin_addr = \"10.1.2.3\" }, 16)"
                        + " expect { type = KILL signal = SIGKILL }",
                "call = connect(3, { .sa_family = AF_INET, .sin_port = 23 }, 16) expect { rule = telnet }",
                "call = connect(3, { .sa_family = AF_INET, .sin_port = 22 }, 16) expect { nothing }",
                "call = connect(3, { .sa_family = AF_UNIX, .sun_path = \"/run/x\" }, 110) expect { nothing }",
                "call = execve(\"/bin/sh\", { \"sh\", \"-c\", \"id\" }, NULL)"
                        + " process { PARENT { COMM = \"sh\" PARENT { COMM = \"nginx\" } } } expect { rule = shell }",
                "call = execve(\"/bin/sh\", { \"sh\" }, NULL) process { PARENT { COMM = \"nginx\" } } expect { nothing }",
            })
    void whatIsExpectedComes(String members) {
        TestResult result = one(members);
        assertThat(result.failures()).as("%s", result.reasons()).isEmpty();
        assertThat(result.passed()).isTrue();
        assertThat(result.reasons()).isEmpty();
    }

    @Test
    void aFailureSaysWhatCameAndWhichConditionsDecidedWithWhichValues() {
        TestResult result = one("call = unlink(\"/etc/passwd\") process { COMM = \"rm\" UID = 7 }"
                + " expect { rule = keep type = FAIL error_code = EPERM log = \"kept\" }");
        assertThat(result.failures())
                .containsExactly(
                        "expected rule keep, got seen (LOG), done (LOG)",
                        "expected type FAIL, got seen (LOG), done (LOG)",
                        "expected error_code -1, got seen (LOG), done (LOG)",
                        "expected log kept",
                        "     got log \"rm\" : \"/etc/passwd\"",
                        "     got log 0");
        assertThat(result.reasons())
                .containsExactly(
                        "rule keep at rules.sct:3:15 did not match, since:",
                        "  false: UID == 0   where UID is 7",
                        "  false: EUID == 0   where EUID is 7",
                        "rule seen at rules.sct:9:15 matched: it has no filter",
                        "rule done at rules.sct:14:15 matched, since:",
                        "  true: RETVAL == 0   where RETVAL is 0");
    }

    @Test
    void whatWasNotLookedAtAndWhatWasUnknownIsSaid() {
        assertThat(one("call = unlink(\"/etc/passwd\") process { UID = 0 } expect { rule = seen }")
                        .reasons())
                .containsExactly(
                        "rule keep at rules.sct:3:15 matched, since:",
                        "  true: PATH(pathname) == \"/etc/passwd\"   where PATH(pathname) is \"/etc/passwd\"",
                        "  true: UID == 0   where UID is 0",
                        "  true: EUID == 0   where EUID is 0",
                        "rule seen at rules.sct:9:15 was not looked at: keep stands above it and stopped",
                        "rule done at rules.sct:14:15 did not match, since:",
                        "  false: RETVAL == 0   where RETVAL is -1");
        assertThat(one("call = unlink(unreadable) process { UID = 0 } expect { nothing }")
                        .reasons())
                .contains(
                        "rule keep at rules.sct:3:15 did not match, its filter being unknown:",
                        "  unknown (unreadable): PATH(pathname) == \"/etc/passwd\""
                                + "   where PATH(pathname) is unreadable");
        TestResult uncovered = one("call = chdir(\"/\") expect { rule = keep }");
        assertThat(uncovered.failures()).containsExactly("expected rule keep, got nothing");
        assertThat(uncovered.reasons()).containsExactly("no enabled rule looks at chdir on x86_64");
    }

    @Test
    void theReportOfTheBuildServerIsXmlWhateverTheTestsHold() throws Exception {
        List<TestResult> results = run(Stream.of("\\x1b<&>", "plain")
                        .map(path -> "test { test_name = \"on " + (path.equals("plain") ? path : "odd")
                                + "\" call = unlink(\"" + path + "\") expect { log = \"a <&> b\" } }\n")
                        .reduce("", String::concat)
                + "test { test_name = good call = unlink(\"x\") expect { rule = seen } }");
        String xml = JunitReport.of("my \"rules\".sct", results);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        assertThat(document.getDocumentElement().getAttribute("tests")).isEqualTo("3");
        assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("2");
        assertThat(document.getElementsByTagName("failure").item(1).getTextContent())
                .contains("expected log a <&> b", "got log \"test\" : \"plain\"", "rule keep at rules.sct:3:15");
    }
}
