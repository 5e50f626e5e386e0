package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The calls and rules of {@link ValuesIT}, recorded by strace and replayed: what programs and modules say, too. */
final class ReplayedValuesIT {
    static final List<ValueCase> TRACED = ValueCases.TRACED;

    @TempDir
    Path directory;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Sct.build();
        HostTools.require("strace", "strace");
    }

    @ParameterizedTest(name = "{index}")
    @FieldSource("TRACED")
    void saysTheSame(ValueCase values) throws IOException, InterruptedException {
        Path trace = directory.resolve("trace");
        Path rules = Files.writeString(directory.resolve("rules.sct"), values.rules());
        run("strace -f -ttt -y -yy -v -s 8192 -o " + trace + " " + ValueCase.program() + " " + values.arguments());
        String replayed = run("../sctc replay --trace " + trace + " " + rules + " 2>/dev/null");
        // The summary follows the lines.
        assertThat(replayed.lines().takeWhile(line -> !line.contains(" calls that a rule names")))
                .containsExactlyElementsOf(values.lines());
    }

    private static String run(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command).isZero();
        return output;
    }
}
