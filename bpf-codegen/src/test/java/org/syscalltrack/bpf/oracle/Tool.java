package org.syscalltrack.bpf.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** An external program. A test that needs one that is not installed is aborted, and says which package to install. */
public enum Tool {
    CLANG("clang-14", "clang-14"),
    OBJDUMP("llvm-objdump-14", "llvm-14"),
    READELF("llvm-readelf-14", "llvm-14"),
    BPFTOOL("bpftool", "bpftool"),
    MOUNT("mount", "mount"),
    UMOUNT("umount", "mount");

    private final String program;
    private final String debianPackage;

    Tool(String program, String debianPackage) {
        this.program = program;
        this.debianPackage = debianPackage;
    }

    /** What a run gave; standard error is part of the output. */
    public record Result(int status, String output) {}

    /** Runs the program to a successful end and returns what it wrote. */
    public String run(String... arguments) {
        Result result = tryRun(arguments);
        if (result.status() != 0) {
            throw new AssertionError(program + " " + String.join(" ", arguments) + " failed:\n" + result.output());
        }
        return result.output();
    }

    /** Runs the program to its end. */
    public Result tryRun(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(path().toString());
        command.addAll(Arrays.asList(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Path path() {
        // Administration tools are often not on a user's path.
        String directories = System.getenv("PATH") + File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/sbin";
        Optional<Path> found = Stream.of(directories.split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(
                found.isPresent(),
                () -> "not run: this test needs the program '" + program + "'; install the package '" + debianPackage
                        + "'");
        return found.orElseThrow();
    }
}
