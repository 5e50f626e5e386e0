package org.syscalltrack.runtime.module;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.syscalltrack.runtime.MachineException;

/** Builds a module by the kernel's own build system, from a copy of its sources. */
final class ModuleBuilder {
    private final String release;
    private final Map<String, String> environment;

    /**
     * Makes a builder.
     *
     * @param release the kernel that runs
     * @param environment of the process: {@code PATH}, and {@code KDIR}, which names other headers than the installed
     */
    ModuleBuilder(String release, Map<String, String> environment) {
        this.release = release;
        this.environment = environment;
    }

    /**
     * Builds a module.
     *
     * @param sources the directory that {@code sctc compile --target kmod} wrote
     * @param name what the module is to be called
     * @throws MachineException where something is missing, or the compiler refuses
     */
    ModuleImage build(Path sources, String name) {
        Path headers = Path.of(environment.getOrDefault("KDIR", "/lib/modules/" + release + "/build"));
        if (!Files.exists(headers.resolve("Makefile"))) {
            throw new MachineException("a kernel module is built with the headers of the kernel, and those of "
                    + release + " are missing (" + headers + "): install the Debian package linux-headers-" + release);
        }
        require("make", "make");
        require("gcc", "gcc");
        require("ld", "binutils");
        Path directory = null;
        try {
            directory = Files.createTempDirectory("syscalltrack-");
            copy(sources, directory);
            make(headers, directory, name);
            return ModuleImage.read(directory.resolve(name + ".ko"));
        } catch (IOException e) {
            throw new MachineException("cannot build the kernel module: " + e.getMessage(), e);
        } finally {
            if (directory != null) {
                remove(directory);
            }
        }
    }

    private void require(String command, String debianPackage) {
        boolean there = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place).resolve(command)));
        if (!there) {
            throw new MachineException("a kernel module is built with the command " + command
                    + ", which is missing: install the Debian package " + debianPackage);
        }
    }

    private static void copy(Path sources, Path directory) throws IOException {
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.matches("Kbuild|.*\\.[chS]|.*\\.txt")) {
                    Files.copy(file, directory.resolve(name));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void make(Path headers, Path directory, String name) throws IOException {
        Path log = directory.resolve("build.log");
        ProcessBuilder command =
                new ProcessBuilder("make", "-C", headers.toString(), "M=" + directory, "SCT_MODULE=" + name, "modules");
        command.redirectErrorStream(true).redirectOutput(log.toFile()).redirectInput(new File("/dev/null"));
        command.environment().put("LC_ALL", "C");
        try {
            if (command.start().waitFor() == 0) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        Optional<String> compiler = lines.stream()
                .filter(line -> line.matches(".*: (gcc-\\S+|\\S+-gcc\\S*): (not found|No such file or directory).*"))
                .findFirst();
        if (compiler.isPresent()) {
            String missing = compiler.get().replaceFirst(".*: (\\S*gcc\\S*): .*", "$1");
            throw new MachineException("the kernel " + release + " wants its modules built with " + missing
                    + ", which is missing: install the Debian package "
                    + missing.replaceFirst("^x86_64-linux-gnu-", ""));
        }
        String first = lines.stream()
                .filter(line -> line.contains("error") || line.contains("Error"))
                .findFirst()
                .orElse(lines.isEmpty() ? "make said nothing" : lines.get(lines.size() - 1));
        throw new MachineException("the kernel module cannot be built for " + release + ": "
                + first.replace(directory + "/", "") + "; see all of it with sctc compile --target kmod and make");
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // A directory for temporary files: what is left goes at the next start of the machine.
            return;
        }
    }
}
