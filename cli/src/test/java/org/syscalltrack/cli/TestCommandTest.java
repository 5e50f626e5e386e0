package org.syscalltrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syscalltrack.jvm.RuleSet;

class TestCommandTest {
    private static final String RULES = """
            rule {
              syscall_name = unlink
              rule_name = keep
              filter_expression { PATH(pathname) == "/etc/passwd" && UID == 0 }
              action { type = FAIL error_code = EPERM }
            }
            """;
    private static final String GOOD =
            "test { test_name = good call = unlink(\"/etc/passwd\") process { UID = 0 } expect { rule = keep } }\n";
    private static final String BAD =
            "test { test_name = bad call = unlink(\"/etc/passwd\") process { UID = 7 } expect { rule = keep } }\n";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("keep.sct");
    }

    private Run test(String text, String... options) throws IOException {
        Files.writeString(file, text);
        String[] arguments = new String[options.length + 3];
        arguments[0] = "sctc";
        arguments[1] = "test";
        System.arraycopy(options, 0, arguments, 2, options.length);
        arguments[options.length + 2] = file.toString();
        return Run.of(arguments);
    }

    @Test
    void testsThatPassEndWith0() throws IOException {
        Run run = test(RULES + GOOD);
        assertThat(run.status()).isZero();
        assertThat(run.output()).isEqualTo("1 passed, 0 failed\n");
        assertThat(run.errors()).isEmpty();
        assertThat(test(RULES + GOOD, "-v").output()).startsWith(file + ":7:20: test good passed\n");
    }

    @Test
    void aTestThatFailsSaysWhyAndEndsWith1() throws IOException {
        Run run = test(RULES + GOOD + BAD);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).isEqualTo("""
                        FILE:8:20: test bad FAILED
                            expected rule keep, got nothing
                            rule keep at FILE:3:15 did not match, since:
                              false: UID == 0   where UID is 7
                        1 passed, 1 failed
                        """.replace("FILE", file.toString()));
    }

    @Test
    void reportsAreWrittenBesideWhatIsPrinted() throws IOException {
        Path junit = directory.resolve("junit.xml");
        Path lcov = directory.resolve("lcov.info");
        Path html = directory.resolve("coverage.html");
        Run run = test(
                RULES + GOOD,
                "--junit-xml",
                junit.toString(),
                "--coverage",
                "--coverage-lcov",
                lcov.toString(),
                "--coverage-html",
                html.toString());
        assertThat(run.output()).contains("rules that matched: 1 of 1", ":4:58: UID == 0 was never false");
        assertThat(junit).content().contains("<testcase classname=\"" + file + "\" name=\"good\"");
        assertThat(lcov).content().contains("SF:" + file, "FNDA:1,keep");
        assertThat(html).content().contains("<span class=\"half\"");
    }

    @Test
    void rulesBecomeAJarThatTheLibraryLoads() throws IOException {
        Files.writeString(file, RULES + GOOD);
        Path jar = directory.resolve("keep.jar");
        Run run = Run.of("sctc", "compile", "--target", "jvm", "-o", jar.toString(), file.toString());
        assertThat(run.status()).isZero();
        assertThat(RuleSet.load(jar).plan().rules())
                .extracting(rule -> rule.name())
                .containsExactly("keep");
    }

    @Test
    void badInputIsSaid() throws IOException {
        Run errors = test("rule { }\n");
        assertThat(errors.status()).isEqualTo(1);
        assertThat(errors.errors()).contains("error[SCT");
        Run none = test(RULES);
        assertThat(none.status()).isZero();
        assertThat(none.errors()).contains("there is no test block in " + file);
        Run overwritten = test(RULES + GOOD, "--junit-xml", file.toString());
        assertThat(overwritten.status()).isEqualTo(2);
        assertThat(file).content().isEqualTo(RULES + GOOD);
        Run nowhere = test(
                RULES + GOOD, "--junit-xml", directory.resolve("no/junit.xml").toString());
        assertThat(nowhere.status()).isEqualTo(1);
        assertThat(nowhere.errors()).startsWith("sctc: cannot write ");
    }
}
