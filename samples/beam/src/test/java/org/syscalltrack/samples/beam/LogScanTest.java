package org.syscalltrack.samples.beam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory of a plain strace log, a packed one and an audit log, in the direct runner. */
class LogScanTest {
    private static final String STRACE = """
            7 1795431311.5 execve("/bin/vi", ["vi"], 0x7ffd /* 3 vars */) = 0
            7 1795431311.6 openat(AT_FDCWD</root>, "../etc/shadow", O_RDWR) = 3</etc/shadow>
            7 1795431311.7 openat(AT_FDCWD</root>, "/etc/hosts", O_RDWR) = 4</etc/hosts>
            7 1795431311.8 unlinkat(AT_FDCWD</root>, ".ssh/id_rsa", 0) = 0
            """;
    private static final String AUDIT =
            "type=SYSCALL msg=audit(1364481363.243:7): arch=c000003e syscall=263 success=yes exit=0 a0=ffffff9c a1=55d0"
                    + " a2=0 a3=0 items=2 ppid=6 pid=10 auid=1000 uid=0 euid=0 comm=\"rm\" exe=\"/usr/bin/rm\"\n"
                    + "type=CWD msg=audit(1364481363.243:7): cwd=\"/etc\"\n"
                    + "type=PATH msg=audit(1364481363.243:7): item=0 name=\"shadow\" nametype=DELETE\n";

    @TempDir
    Path directory;

    @Test
    void everyFileIsReplayedAndCounted() throws IOException {
        Path logs = Files.createDirectories(directory.resolve("logs"));
        Files.writeString(logs.resolve("one.strace"), STRACE);
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(logs.resolve("two.strace.gz")))) {
            packed.write(STRACE.getBytes(StandardCharsets.US_ASCII));
        }
        Files.writeString(logs.resolve("three.audit"), AUDIT);
        Path output = directory.resolve("found");
        LogScan.main(new String[] {
            "--runner=DirectRunner", "--rules=../files/secrets.sct", "--logs=" + logs + "/*", "--output=" + output,
        });
        // Of the first two the executable and the login are not known, so the exception for daemons does not hold.
        assertThat(Files.readAllLines(Path.of(output + "-lines")))
                .containsExactlyInAnyOrder(
                        "\"vi\" writes \"/etc/shadow\" as ? (login ?)",
                        "\"vi\" writes \"/etc/shadow\" as ? (login ?)",
                        "COUNT by secret_opened",
                        "COUNT by secret_opened",
                        "kept \"/root/.ssh/id_rsa\" from \"vi\"",
                        "kept \"/root/.ssh/id_rsa\" from \"vi\"",
                        "kept \"/etc/shadow\" from \"rm\"");
        assertThat(Files.readAllLines(Path.of(output + "-counts")))
                .containsExactlyInAnyOrder("secret_written 2", "secret_opened 2", "secret_kept 3");
    }
}
