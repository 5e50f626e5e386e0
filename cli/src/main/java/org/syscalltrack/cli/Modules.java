package org.syscalltrack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.syscalltrack.driver.Product;
import org.syscalltrack.runtime.MachineException;
import org.syscalltrack.runtime.module.ModuleLoader;
import org.syscalltrack.runtime.pin.PinLayout;

/** Rules in a kernel module instead of eBPF programs: from {@code sct_load --kmod} until {@code sct_unload}. */
final class Modules {
    static final Path PROCFS = Path.of("/proc");
    private static final Path MARK = Path.of("/run/syscalltrack-kmod");

    private Modules() {}

    /** Whether rules go into a module, or one is in the kernel. */
    static boolean areUsed() {
        return Files.exists(MARK) || loader().isLoaded();
    }

    /** Returns what changes the modules. */
    static ModuleLoader loader() {
        return new ModuleLoader(
                PROCFS, MARK, Machine.LOCKS, Machine.probe().facts().release(), System.getenv());
    }

    /**
     * Makes sure that no rules are in the kernel as eBPF programs: each call would be judged twice.
     *
     * @throws MachineException where there are some
     */
    static void requireNoPrograms() {
        if (Files.exists(PinLayout.ofMachine().root())) {
            throw new MachineException("there are rules in the kernel as eBPF programs: use sct_unload first");
        }
    }

    /**
     * Makes sure that no module has redirected calls.
     *
     * @throws MachineException where one has
     */
    static void requireNoModule() {
        if (areUsed()) {
            throw new MachineException(
                    "rules go into a kernel module here (sct_load --kmod), and eBPF programs on calls"
                            + " that a module has redirected crash kernels such as 6.1: use sct_unload first");
        }
    }

    /** Replaces the rules by those of a module's sources. */
    static void upload(List<Product> sources, List<String> inputs) {
        Path directory = null;
        try {
            directory = Files.createTempDirectory("syscalltrack-");
            for (Product source : sources) {
                ModuleDirectory.write(directory.toString(), source, inputs);
            }
            loader().upload(directory);
        } catch (IOException e) {
            throw new InputException("cannot make a temporary directory: " + e.getMessage());
        } finally {
            if (directory != null) {
                remove(directory);
            }
        }
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
