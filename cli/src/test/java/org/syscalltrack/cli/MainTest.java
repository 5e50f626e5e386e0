package org.syscalltrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sctc",
                "sctc disasm",
                "sctc test",
                "sctc replay",
                "sctc doc",
                "sctc syscalls",
                "sct_load",
                "sct_unload",
                "sctlog",
                "sct_config",
                "sct_config upload",
                "sct_config download",
                "sct_config delete",
                "sct_config status"
            })
    void everyCommandHasHelpAndAVersion(String command) {
        Run help = Run.of((command + " --help").split(" "));
        assertThat(help.status()).isZero();
        assertThat(help.output()).startsWith("Usage: " + command + " [").contains("--help", "--version");
        assertThat(help.errors()).isEmpty();
        Run version = Run.of((command + " --version").split(" "));
        assertThat(version.status()).isZero();
        assertThat(version.output()).matches("syscalltrack \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sctc frob", "sctc", "sctc disasm", "sctc disasm --frob x", "sct_config upload", "sct_load extra"
            })
    void wrongUsageIsSaidInOneLineAndEndsWith2(String command) {
        Run run = Run.of(command.split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors()).isNotBlank().doesNotContain("Exception", "\tat ");
    }

    @Test
    void aCallIsFoundByItsNameAndUnknownOnesAreSaid() {
        assertThat(Run.of("sctc", "syscalls").output()).contains("unlink(const char *pathname)  x86_64 87, i386 10\n");
        Run unknown = Run.of("sctc", "syscalls", "unlinkk");
        assertThat(unknown.status()).isEqualTo(1);
        assertThat(unknown.errors()).startsWith("sctc: there is no system call unlinkk");
    }

    @Test
    void aPageIsWrittenBesideTheRulesAndIncludesAreFoundOnThePath() throws IOException {
        Path rules = Files.writeString(directory.resolve("site.sct"), """
                include "names.sct"
                rule { syscall_name = unlink rule_name = a filter_expression { UID == X } action { type = LOG } }
                """);
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Files.writeString(shared.resolve("names.sct"), "const X = 7\n");
        Run without = Run.of("sctc", "doc", rules.toString());
        assertThat(without.status()).isEqualTo(1);
        assertThat(without.errors()).contains("cannot read `names.sct`: no such file");
        Run run = Run.of("sctc", "doc", "-I", shared.toString(), rules.toString());
        assertThat(run.errors()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(directory.resolve("site.html"))
                .content()
                .startsWith("<!DOCTYPE html>")
                .contains("<h1>site</h1>");
    }

    @Test
    void whatIsNoObjectIsSaid() throws IOException {
        Path rules = Files.writeString(directory.resolve("try.conf"), "rule {}\n");
        Run run = Run.of("sctc", "disasm", rules.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errors()).startsWith("sctc: " + rules + " is no compiled object of syscalltrack: ");
        Run missing = Run.of("sctc", "disasm", directory.resolve("none").toString());
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.errors()).isEqualTo("sctc: there is no file " + directory.resolve("none") + "\n");
    }

    @Test
    void aDefectBecomesAReportAndNoStackTrace() throws IOException {
        // No command can be made to fail by itself, so the terminal does.
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int value) {
                throw new IllegalStateException("made for a test");
            }
        };
        StringBuilder said = new StringBuilder();
        OutputStream errors = new OutputStream() {
            @Override
            public void write(int value) {
                said.append((char) value);
            }
        };
        Terminal terminal = new Terminal(broken, new PrintStream(errors, true, StandardCharsets.UTF_8), false);
        ExitStatus status = new Main(terminal).run(List.of("sctc", "--version"));
        assertThat(status.code()).isEqualTo(70);
        assertThat(said).contains("defect of syscalltrack").doesNotContain("\tat ");
        Path report = Path.of(said.substring(said.lastIndexOf(" ") + 1).strip());
        assertThat(report).content().contains("made for a test", "command: sctc --version", "\tat ");
        Files.delete(report);
    }

    @Test
    void aClosedPipeEndsQuietly() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        StringBuilder said = new StringBuilder();
        OutputStream errors = new OutputStream() {
            @Override
            public void write(int value) {
                said.append((char) value);
            }
        };
        Terminal terminal = new Terminal(closed, new PrintStream(errors, true, StandardCharsets.UTF_8), false);
        assertThat(new Main(terminal).run(List.of("sctc", "syscalls")).code()).isZero();
        assertThat(said).isEmpty();
    }
}
