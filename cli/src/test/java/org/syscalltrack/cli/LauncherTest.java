package org.syscalltrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launchers in a tree of their own, with a Maven and a Java that only say that they were called. */
class LauncherTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String JAR = "cli/target/launch/syscalltrack.jar";

    @TempDir
    Path directory;

    private Path home;

    @BeforeEach
    void copyLaunchers() throws IOException {
        home = Files.createDirectories(directory.resolve("a tree"));
        Files.createDirectories(home.resolve("cli/bin"));
        for (String file : List.of("sctc", "sct_config", "cli/bin/launch", "cli/bin/build")) {
            Files.copy(ROOT.resolve(file), home.resolve(file));
        }
        for (String module : watchedModules()) {
            Files.createDirectories(home.resolve(module).resolve("src/main"));
            Files.writeString(home.resolve(module).resolve("pom.xml"), "");
        }
        Files.writeString(home.resolve("pom.xml"), "");
        program("mvn", """
                echo mvn >>"$CALLS"
                sleep 0.2
                [[ -n ${MAVEN_FAILS:-} ]] && { echo "[ERROR] the build is broken"; exit 1; }
                touch cli/target/launch/new/syscalltrack.jar
                """);
        program("java", "printf '<%s>' \"$@\"; echo\n");
        program("javac", "");
        program("jar", "exit 1\n");
    }

    /** The modules whose sources the launcher compares with the jar, as it names them itself. */
    private static List<String> watchedModules() throws IOException {
        String launch = Files.readString(ROOT.resolve("cli/bin/launch"));
        int end = launch.indexOf("}/{src/main,pom.xml}");
        List<String> modules =
                List.of(launch.substring(launch.lastIndexOf('{', end) + 1, end).split(","));
        assertThat(modules).contains("dsl-compiler", "cli");
        return modules;
    }

    @Test
    void buildsOnFirstUseAndSaysSo() throws Exception {
        Run run = run(Map.of(), home.resolve("sctc").toString(), "check", "a b.conf");
        assertThat(run.status()).isZero();
        assertThat(run.errors()).isEqualTo("sctc: building syscalltrack (first use, needs JDK 17 and Maven) ...\n");
        assertThat(run.output()).endsWith("<-jar><" + home.resolve(JAR) + "><sctc><check><a b.conf>\n");
        assertThat(run(Map.of(), home.resolve("sctc").toString()).errors()).isEmpty();
        assertThat(calls()).isEqualTo("mvn\n");
    }

    @Test
    void findsItsTreeThroughLinksAndFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), home.resolve("sct_config"));
        Path second = Files.createSymbolicLink(directory.resolve("second"), link);
        assertThat(run(Map.of(), second.toString(), "status").output()).endsWith("<sct_config><status>\n");
        assertThat(run(Map.of(), "bash", "-c", "cd '" + home + "' && ./sctc x && PATH=.:$PATH sctc y")
                        .output())
                .contains("<sctc><x>\n")
                .endsWith("<sctc><y>\n");
    }

    @Test
    void buildsAgainWhenASourceIsNewerUnlessToldNotTo() throws Exception {
        run(Map.of(), home.resolve("sctc").toString());
        Path source = Files.writeString(home.resolve("runtime/src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        Run never =
                run(Map.of("SYSCALLTRACK_BUILD", "never"), home.resolve("sctc").toString());
        assertThat(never.errors()).isEmpty();
        assertThat(calls()).isEqualTo("mvn\n");
        Run again = run(Map.of(), home.resolve("sctc").toString());
        assertThat(again.errors()).contains("its sources have changed");
        assertThat(calls()).isEqualTo("mvn\nmvn\n");
    }

    @Test
    void twoFirstUsesAtOnceBuildOnce() throws Exception {
        Run both = run(
                Map.of(),
                "bash",
                "-c",
                "\"$0\" one & \"$0\" two & wait",
                home.resolve("sctc").toString());
        assertThat(both.output()).contains("<sctc><one>\n", "<sctc><two>\n");
        assertThat(calls()).isEqualTo("mvn\n");
    }

    @Test
    void aBrokenBuildIsShownAndLeavesNothing() throws Exception {
        Run run = run(Map.of("MAVEN_FAILS", "1"), home.resolve("sctc").toString());
        assertThat(run.status()).isEqualTo(70);
        assertThat(run.errors()).contains("[ERROR] the build is broken", "build.log");
        assertThat(run.output()).isEmpty();
        assertThat(home.resolve(JAR)).doesNotExist();
    }

    @Test
    void saysWhichJavaIsMissing() throws Exception {
        run(Map.of(), home.resolve("sctc").toString());
        Run run = run(
                Map.of("JAVA_HOME", "/no/such/jdk", "SYSCALLTRACK_BUILD", "never"),
                home.resolve("sctc").toString());
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.errors()).startsWith("sctc: needs Java 17 or newer");
    }

    private void program(String name, String body) throws IOException {
        Path file = Files.createDirectories(directory.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/bash\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String calls() throws IOException {
        return Files.readString(directory.resolve("calls"));
    }

    private Run run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", directory.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("CALLS", directory.resolve("calls").toString());
        builder.environment().putAll(environment);
        Path errors = Files.createTempFile(directory, "errors", "");
        builder.redirectError(errors.toFile());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output, Files.readString(errors));
    }
}
