package org.syscalltrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private static final String RAW =
            "rule { syscall_name = unlink  rule_name = r  filter_expression { PARAMS[1] = \"/x\" }  action { type ="
                    + " LOG } }\n";
    private static final String MENDED =
            "rule { syscall_name = unlink  rule_name = r  filter_expression { PATH(pathname) == \"/x\" }  action {"
                    + " type = LOG } }\n";

    @TempDir
    Path directory;

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    @Test
    void fixesAreAppliedInPlaceAndPermissionsStay() throws IOException {
        String file = file("a.sct", RAW);
        Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("rw-r-----"));
        Run run = Run.of("sctc", "check", "--fix", file);
        assertThat(run.errors()).isEqualTo("2 fixes applied\n");
        assertThat(run.status()).isZero();
        assertThat(Path.of(file)).content().isEqualTo(MENDED);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file))))
                .isEqualTo("rw-r-----");
    }

    @Test
    void includedFilesAreNotFixed() throws IOException {
        String included = file("b.sct", RAW);
        String file = file("a.sct", "include \"b.sct\"\n");
        Run run = Run.of("sctc", "check", "--fix", file);
        assertThat(run.errors()).startsWith("0 fixes applied\n").contains("error[SCT0112]");
        assertThat(run.status()).isEqualTo(1);
        assertThat(Path.of(included)).content().isEqualTo(RAW);
    }

    @Test
    void strictTakesWarningsForErrors() throws IOException {
        String file = file("a.sct", RAW.replace(" = \"/x\"", " == \"/x\""));
        Run plain = Run.of("sctc", "check", file);
        assertThat(plain.status()).isZero();
        assertThat(plain.errors()).contains("warning[SCT0403]");
        Run strict = Run.of("sctc", "check", "--strict", file);
        assertThat(strict.status()).isEqualTo(1);
        assertThat(strict.errors()).contains("error[SCT0403]");
    }

    @Test
    void theModelIsPrintedOnlyOfGoodRules() throws IOException {
        String file = file("a.sct", MENDED);
        Run run = Run.of("sctc", "check", "--print", "model", file);
        assertThat(run.status()).isZero();
        assertThat(run.output()).contains("\"kind\": \"string_comparison\"", "\"literal\": \"/x\"");
        Run bad = Run.of("sctc", "check", "--print", "model", file("b.sct", RAW));
        assertThat(bad.status()).isEqualTo(1);
        assertThat(bad.output()).isEmpty();
    }

    @Test
    void coverageSaysWhatEachRuleCannotSee() throws IOException {
        String file = file("a.sct", MENDED);
        Run run = Run.of("sctc", "check", "--explain-coverage", file);
        assertThat(run.status()).isZero();
        assertThat(run.output())
                .startsWith(file + ":1:43: rule `r` does not see:\n")
                .contains(
                        "\n  io_uring: The same work done through io_uring: `IORING_OP_UNLINKAT`.",
                        "\n  links: A file reached through a symbolic link",
                        "\n  memory: Arguments in memory that cannot be read",
                        "\n  races: What another thread writes",
                        "\n  other calls: The same done by another call: `unlinkat`.");
    }

    @Test
    void onlyOneThingGoesToStandardOutput() throws IOException {
        String file = file("a.sct", MENDED);
        assertThat(Run.of("sctc", "check", "--print", "model", "--format", "json", file)
                        .status())
                .isEqualTo(2);
        assertThat(Run.of("sctc", "check", "--print", "model", "--explain-coverage", file)
                        .status())
                .isEqualTo(2);
        assertThat(Run.of("sctc", "check", "--print", "tree", file).errors())
                .isEqualTo("sctc: cannot print tree; there is model\n");
    }

    @Test
    void formatChangesFilesInPlaceAndCheckOnlyNamesThem() throws IOException {
        String file = file("a.sct", MENDED);
        Run check = Run.of("sctc", "format", "--check", file);
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.output()).isEqualTo(file + "\n");
        assertThat(Path.of(file)).content().isEqualTo(MENDED);
        assertThat(Run.of("sctc", "format", file).status()).isZero();
        assertThat(Path.of(file)).content().startsWith("rule {\n  syscall_name      = unlink\n");
        assertThat(Run.of("sctc", "format", "--check", file).status()).isZero();
        Run missing = Run.of("sctc", "format", directory.resolve("none").toString());
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.errors()).contains("cannot read " + directory.resolve("none") + ": no such file");
    }
}
