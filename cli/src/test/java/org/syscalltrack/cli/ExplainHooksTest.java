package org.syscalltrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code sctc compile --explain-hooks}: what it prints for {@code hooks/rules.sct} stands beside that file, for each choice
 * of the kernel. {@code -Dgolden.update=true} writes it anew; read the difference before committing.
 */
class ExplainHooksTest {
    private static final Path CASES = Path.of("src/test/resources/org/syscalltrack/cli/hooks");
    private static final String RULES = CASES.resolve("rules.sct").toString();

    private static Run explain(String... options) {
        String[] command = new String[options.length + 4];
        command[0] = "sctc";
        command[1] = "compile";
        command[2] = "--explain-hooks";
        System.arraycopy(options, 0, command, 3, options.length);
        command[command.length - 1] = RULES;
        return Run.of(command);
    }

    private static void check(String name, Run run) throws IOException {
        assertThat(run.status()).isZero();
        Path expected = CASES.resolve(name + ".expected");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, run.output());
        }
        assertThat(run.output()).isEqualTo(Files.readString(expected));
    }

    @Test
    void speaksOfAllKernels() throws IOException {
        check("any", explain());
    }

    @Test
    void speaksOfTheKernelThatIsNamed() throws IOException {
        check("6.1", explain("--kernel", "6.1"));
        check("6.12", explain("--kernel", "6.12"));
        assertThat(explain("--kernel", "six").status()).isEqualTo(2);
    }

    @Test
    void knowsTheCallsThatItIsGiven(@TempDir Path directory) throws IOException {
        String calls = Files.readString(
                Path.of("../dsl-compiler/src/main/resources/org/syscalltrack/dsl/catalog/syscalls.dat"));
        Path catalog = Files.writeString(
                directory.resolve("calls.dat"), calls.replace("\thook path_unlink whole", "\thook path_rmdir whole"));
        assertThat(explain("--syscalls", catalog.toString()).output()).contains("hook      path_rmdir (lsm");
    }

    @Test
    void isAboutObjects() {
        Run run = explain("--target", "kmod");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors()).contains("--explain-hooks speaks of eBPF objects; leave --target out");
    }
}
