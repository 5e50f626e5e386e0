package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assumptions;

/**
 * Rules as a kernel module, built on the host, since a compiler is slow in a guest. A build is kept for as long as the
 * sources and the kernel are the same.
 *
 * @param directory what {@code sctc compile --target kmod} wrote, and the module
 */
record BuiltModule(Path directory) {
    /** As long as the names that tests ask for, so that one can stand in the other's place. */
    private static final String NAME = "syscalltrack_all";

    /** Removes the module that was named {@code one}. */
    static final String REMOVE = "echo stop >/proc/syscalltrack_one/control && rmmod syscalltrack_one";

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Path MODULES = Path.of("target", "modules").toAbsolutePath();
    private static final int BUILD_MINUTES = 9;

    /**
     * Compiles the rules and builds the module, with all warnings of the compiler and of sparse; there must be none.
     *
     * @param rules a rule file's text
     */
    static BuiltModule of(Kernel kernel, String rules) throws IOException, InterruptedException {
        return of(kernel, rules, made -> {});
    }

    /**
     * Builds a module whose allocations fail as its parameter {@code fault_at} says.
     *
     * @param rules a rule file's text
     */
    static BuiltModule withFaults(Kernel kernel, String rules) throws IOException, InterruptedException {
        return of(kernel, rules, made -> {
            for (String name : List.of("faults.c", "faults.h")) {
                Files.writeString(made.resolve(name), Resources.text("module/" + name));
            }
            Files.writeString(
                    made.resolve("Kbuild"),
                    "\n$(SCT_MODULE)-y += faults.o\nccflags-y += -include $(src)/faults.h\n",
                    StandardOpenOption.APPEND);
        });
    }

    /** What is changed in the sources. */
    private interface Change {
        void of(Path directory) throws IOException;
    }

    private static synchronized BuiltModule of(Kernel kernel, String rules, Change change)
            throws IOException, InterruptedException {
        Files.createDirectories(MODULES);
        Path made = Files.createTempDirectory(MODULES, "new-");
        Path source = Files.createTempFile(MODULES, "rules", ".sct");
        Files.writeString(source, rules);
        run(made, HOME.resolve("sctc").toString(), "compile", "--target", "kmod", "-o", ".", source.toString());
        Files.delete(source);
        change.of(made);
        Path directory = MODULES.resolve(kernel.release() + "-" + checksum(made));
        // Another class's tests may want the same module at this moment, from another process.
        try (FileChannel file =
                        FileChannel.open(MODULES.resolve("lock"), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
                FileLock alone = file.lock()) {
            assertThat(alone.isValid()).isTrue();
            if (!Files.exists(directory)) {
                build(kernel, made);
                Files.move(made, directory);
            }
        }
        return new BuiltModule(directory);
    }

    private static void build(Kernel kernel, Path directory) throws IOException, InterruptedException {
        HostTools.require("sparse", "sparse");
        String log = run(
                directory,
                "make",
                "-s",
                "-j" + Runtime.getRuntime().availableProcessors(),
                "-C",
                headers(kernel).toString(),
                "M=" + directory,
                "SCT_MODULE=" + NAME,
                "W=1",
                "C=1",
                "modules");
        // What is said of the kernel's own headers is not ours.
        assertThat(log.lines()
                        .filter(line -> line.contains("warning:") && line.contains(directory + "/"))
                        .toList())
                .isEmpty();
    }

    /**
     * Returns a directory with the same module under another name: two of one name cannot be in the kernel at once.
     *
     * @param name three letters
     */
    Path named(String name) throws IOException {
        String whole = "syscalltrack_" + name;
        assertThat(whole).hasSameSizeAs(NAME);
        Path copy = directory.resolve(name);
        Path image = copy.resolve(whole + ".ko");
        if (!Files.exists(image)) {
            Files.createDirectories(copy);
            String bytes = Files.readString(directory.resolve(NAME + ".ko"), StandardCharsets.ISO_8859_1);
            Path made = Files.createTempFile(directory, whole, ".new");
            Files.writeString(made, bytes.replace(NAME, whole), StandardCharsets.ISO_8859_1);
            Files.move(made, image, StandardCopyOption.ATOMIC_MOVE);
        }
        return copy;
    }

    /** Deletes a module whose rules no other test has. */
    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
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
        String missing =
                "the headers of " + kernel.release() + " are missing: run kernel-tests/bin/fetch-kernels --headers";
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
