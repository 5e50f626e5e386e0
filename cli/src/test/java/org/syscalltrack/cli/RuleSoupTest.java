package org.syscalltrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes a rule file has, the commands answer with findings. */
class RuleSoupTest {
    private static final int FILES = 400;
    private static final String[] WORDS = {
        "rule",
        "{",
        "}",
        "syscall_name",
        "=",
        "unlink",
        "rule_name",
        "filter_expression",
        "PARAMS",
        "[",
        "]",
        "1",
        "==",
        "\"/etc/passwd\"",
        "&&",
        "UID",
        "(",
        ")",
        "action",
        "type",
        "LOG",
        "log_format",
        "%comm",
        "%params",
        "when",
        "after",
        "FAIL",
        "error_code",
        "-1",
        "include",
        "test",
        "define",
        "/*",
        "*/",
        "#",
        "\n",
        "\0",
        "\u00ff",
        "in",
        "%"
    };

    @TempDir
    Path directory;

    @Test
    void anyBytesGiveFindingsAndNoStackTrace() throws IOException {
        long seed = System.nanoTime();
        System.out.println("anyBytesGiveFindingsAndNoStackTrace: seed " + seed);
        Random random = new Random(seed);
        byte[] sample = Files.readAllBytes(Path.of("../samples/article/today.conf"));
        Path file = directory.resolve("soup.conf");
        Path object = directory.resolve("soup.bpf.o");
        for (int i = 0; i < FILES; i++) {
            byte[] soup = switch (i % 3) {
                case 0 -> bytes(random);
                case 1 -> words(random);
                default -> mutated(sample, random);
            };
            Files.write(file, soup);
            Run run = i % 2 == 0
                    ? Run.of("sctc", "check", file.toString())
                    : Run.of("sctc", "compile", "-o", object.toString(), file.toString());
            assertThat(run.errors())
                    .as("file %d of seed %d", i, seed)
                    .doesNotContain("\tat ", "Exception", "defect of syscalltrack");
            assertThat(run.status())
                    .as("file %d of seed %d: %s", i, seed, run.errors())
                    .isIn(0, 1);
            // Who is told of no error has got what was asked for, and the other way round.
            assertThat(run.status() == 0)
                    .as("file %d of seed %d: %s", i, seed, run.errors())
                    .isNotEqualTo(run.errors().contains(": error[SCT0"));
        }
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] words(Random random) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int count = random.nextInt(120); count > 0; count--) {
            text.write(WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.ISO_8859_1));
            text.write(random.nextInt(5) == 0 ? '\n' : ' ');
        }
        return text.toByteArray();
    }

    /** Rules in which a few bytes are others, missing or there twice. */
    private static byte[] mutated(byte[] sample, Random random) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int changes = 1 + random.nextInt(3);
        for (byte each : sample) {
            int choice = random.nextInt(sample.length / changes);
            if (choice == 0) {
                text.write(random.nextInt(256));
            } else if (choice != 1) {
                text.write(each);
            }
            if (choice == 2) {
                text.write(each);
            }
        }
        return text.toByteArray();
    }
}
