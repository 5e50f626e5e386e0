package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assumptions;

/** Rules as a kernel module, built on the host, since a compiler is slow in a guest. */
final class BuiltModule {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Path DIRECTORY = Path.of("target", "modules").toAbsolutePath();
    private static final int BUILD_MINUTES = 10;

    private BuiltModule() {}

    /**
     * Compiles the rules and builds the module, which must go without a warning; returns its directory, whose name
     * carries the sources' checksum, so that a running guest never sees a file change.
     */
    static Path of(Kernel kernel, String name, String rules) throws IOException, InterruptedException {
        Files.createDirectories(DIRECTORY);
        Path made = Files.createTempDirectory(DIRECTORY, "new-");
        Path source = made.resolve(name + ".sct");
        Files.writeString(source, rules);
        run(made, HOME.resolve("sctc").toString(), "compile", "--target", "kmod", "-o", ".", source.toString());
        Path directory = DIRECTORY.resolve(kernel.series() + "-" + name + "-" + checksum(made));
        if (Files.exists(directory.resolve("syscalltrack_" + name + ".ko"))) {
            return directory;
        }
        Files.move(made, directory);
        String log = run(
                directory,
                "make",
                "-C",
                headers(kernel).toString(),
                "M=" + directory,
                "SCT_MODULE=syscalltrack_" + name,
                "W=1",
                "modules");
        assertThat(log.lines().filter(line -> line.contains("warning:")).toList())
                .isEmpty();
        return directory;
    }

    private static String checksum(Path directory) throws IOException {
        CRC32 checksum = new CRC32();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                if (!file.endsWith("log")) {
                    checksum.update(Files.readAllBytes(file));
                }
            }
        }
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    /** The headers in the cache of {@code fetch-kernels}. */
    static Path headers(Kernel kernel) throws IOException {
        Path place = kernel.directory().resolve("headers/usr/src");
        if (Files.isDirectory(place)) {
            try (Stream<Path> packages = Files.list(place)) {
                List<Path> found = packages.filter(each -> Files.exists(each.resolve("Module.symvers")))
                        .toList();
                if (!found.isEmpty()) {
                    return found.get(0);
                }
            }
        }
        String missing = "the headers of " + kernel.release() + " are missing: run kernel-tests/bin/fetch-kernels --headers";
        if ("1".equals(System.getenv("SCT_REQUIRE_KERNELS"))) {
            throw new GuestException(GuestException.Kind.NOT_AVAILABLE, missing);
        }
        return Assumptions.abort(missing);
    }

    private static String run(Path directory, String... command) throws IOException, InterruptedException {
        Path log = directory.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Process process = builder.start();
        boolean ended = process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES);
        String text = Files.readString(log);
        assertThat(ended && process.exitValue() == 0)
                .as("%s\n%s", String.join(" ", command), text)
                .isTrue();
        return text;
    }
}
