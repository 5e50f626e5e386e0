package org.syscalltrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what a reader sees. */
class ReadmeTest {
    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```$");
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}(\\./\\S+.*)$");
    private static final Pattern FILE = Pattern.compile("samples/\\S+?\\.(?:conf|sct)");

    @TempDir
    Path directory;

    private static String readme() throws IOException {
        return Files.readString(TOP.resolve("README.md"));
    }

    private static List<String> blocks(String beginning) throws IOException {
        List<String> blocks = BLOCK.matcher(readme())
                .results()
                .map(result -> result.group(1))
                .filter(block -> block.startsWith(beginning))
                .toList();
        assertThat(blocks).as("blocks that begin with '%s'", beginning).isNotEmpty();
        return blocks;
    }

    @Test
    void itsRulesAreRight() throws IOException {
        for (String rules : blocks("rule {")) {
            Path file = Files.writeString(directory.resolve("readme.sct"), rules);
            Run run = Run.of("sctc", "compile", "-o", directory.resolve("out").toString(), file.toString());
            assertThat(run.status()).as(run.errors()).isZero();
        }
    }

    @Test
    void itsFindingsAreThoseOfTheCompiler() throws IOException {
        Run run = Run.of(
                "sctc",
                "compile",
                "-o",
                directory.resolve("out").toString(),
                TOP.resolve("samples/article/try.conf").toString());
        assertThat(run.status()).isZero();
        String said = run.errors().replace(TOP + "/", "");
        for (String finding : blocks("samples/")) {
            assertThat(said).contains(finding);
        }
    }

    @Test
    void itsCommandsAndFilesAreThere() throws IOException {
        List<String> commands = COMMAND.matcher(readme())
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(commands).contains("./sctc compile samples/article/try.conf -o try.bpf.o", "./verify");
        for (String command : commands) {
            assertThat(TOP.resolve(command.split(" ", -1)[0])).isExecutable();
        }
        assertThat(FILE.matcher(readme()).results().map(MatchResult::group))
                .allSatisfy(file -> assertThat(TOP.resolve(file)).exists());
    }
}
