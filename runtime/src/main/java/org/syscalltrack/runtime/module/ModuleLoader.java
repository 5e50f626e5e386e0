package org.syscalltrack.runtime.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.syscalltrack.runtime.MachineException;
import org.syscalltrack.runtime.libbpf.HostSystem;
import org.syscalltrack.runtime.pin.StateLock;

/**
 * Changes which module's rules act. Each method takes the state's lock. A new module is inserted while the old one still
 * acts; then the old one is stopped and the new one started. Where that fails the old one acts on.
 */
public final class ModuleLoader {
    /** EBUSY and EAGAIN of asm-generic/errno-base.h: something holds the module. */
    private static final int BUSY = 16;

    private static final int AGAIN = 11;
    private static final int NO_SYMBOL = 2;

    private final Path procfs;
    private final Path mark;
    private final Path locks;
    private final String release;
    private final Map<String, String> environment;

    /**
     * Makes a loader.
     *
     * @param procfs where procfs is mounted
     * @param mark the file that says that rules go into a module, until they are unloaded
     * @param locks the directory of the locks
     * @param release the kernel that runs
     * @param environment of the process, for the build
     */
    public ModuleLoader(Path procfs, Path mark, Path locks, String release, Map<String, String> environment) {
        this.procfs = procfs;
        this.mark = mark;
        this.locks = locks;
        this.release = release;
        this.environment = environment;
    }

    /** Says that rules go into a module from now on. */
    public void prepare() {
        try {
            Files.writeString(mark, "rules are in a kernel module\n");
        } catch (IOException e) {
            throw new MachineException("cannot write " + mark + ": " + e.getMessage(), e);
        }
    }

    /**
     * Replaces the rules by those of a module; builds it where it is not built.
     *
     * @param directory what {@code sctc compile --target kmod} wrote
     * @throws MachineException where it cannot be built or inserted; the old rules act on
     */
    public void upload(Path directory) {
        locked(() -> {
            removeStopped();
            List<LoadedModule> old = LoadedModule.all(procfs);
            int generation = old.isEmpty() ? 1 : old.get(old.size() - 1).generation() + 1;
            ModuleImage image = ModuleImage.builtIn(directory, release)
                    .orElseGet(() -> new ModuleBuilder(release, environment)
                            .build(directory, LoadedModule.PREFIX + "_" + generation));
            requireNewName(image, old);
            insert(image, generation);
            replace(old, generation);
            return true;
        });
    }

    private boolean locked(BooleanSupplier change) {
        StateLock lock = StateLock.take(locks, StateLock.Kind.STATE);
        try {
            return change.getAsBoolean();
        } finally {
            lock.close();
        }
    }

    private static void requireNewName(ModuleImage image, List<LoadedModule> old) {
        for (LoadedModule module : old) {
            if (module.name().equals(image.name())) {
                throw new MachineException("Device or resource busy: a module with the name " + image.name()
                        + " is in the kernel already; build this one with another: make SCT_MODULE="
                        + LoadedModule.PREFIX + "_new, or remove its .ko so that it is built here");
            }
        }
    }

    private void insert(ModuleImage image, int generation) {
        int error = HostSystem.insertModule(image.bytes().toByteArray(), "start=0 generation=" + generation);
        if (error == NO_SYMBOL) {
            throw new MachineException("the kernel " + release + " does not take the module: a function that the rules"
                    + " need is not there; dmesg names it");
        } else if (error != 0) {
            throw new MachineException("the kernel " + release + " does not take the module " + image.name() + ": "
                    + HostSystem.describeError(error) + "; dmesg may say more");
        }
    }

    private void replace(List<LoadedModule> old, int generation) {
        LoadedModule added = LoadedModule.all(procfs).stream()
                .filter(module -> module.generation() == generation)
                .findFirst()
                .orElseThrow(() -> new MachineException("the new module has gone again"));
        List<LoadedModule> stopped = new ArrayList<>();
        try {
            for (LoadedModule module : old) {
                stop(module, "the old rules act on");
                stopped.add(module);
            }
            start(added);
        } catch (MachineException e) {
            stopped.forEach(ModuleLoader::start);
            HostSystem.removeModule(added.name());
            throw e;
        }
    }

    private static void start(LoadedModule module) {
        try {
            module.control("start");
        } catch (IOException e) {
            throw new MachineException(
                    "the calls cannot be redirected to the module " + module.name() + ": " + reason(e)
                            + "; another module (a live patch, say) may have redirected one of them, dmesg names it");
        }
    }

    /** Takes a module's rules out of force. */
    private void stop(LoadedModule module, String otherwise) {
        if (!module.running()) {
            return;
        }
        try {
            module.control("stop");
        } catch (IOException e) {
            throw new MachineException("Device or resource busy: " + whoIsInside(module)
                    + " sleeps in a call that the module has to see the end of; " + otherwise
                    + "; try again when the call is over, or end the process");
        }
    }

    /** The processes whose stack goes through the module, by what the kernel shows of it (proc(5)). */
    private String whoIsInside(LoadedModule module) {
        List<String> found = new ArrayList<>();
        try (var processes = Files.newDirectoryStream(procfs, "[0-9]*")) {
            for (Path process : processes) {
                if (isInside(process, module)) {
                    String name = Files.readString(process.resolve("comm")).strip();
                    found.add("process " + process.getFileName() + " (" + name + ")");
                }
            }
        } catch (IOException e) {
            return "some process";
        }
        Collections.sort(found);
        return found.isEmpty() ? "some process" : found.get(0);
    }

    private static boolean isInside(Path process, LoadedModule module) {
        try (var threads = Files.newDirectoryStream(process.resolve("task"))) {
            for (Path thread : threads) {
                if (Files.readString(thread.resolve("stack")).contains("[" + module.name() + "]")) {
                    return true;
                }
            }
        } catch (IOException e) {
            // Ended meanwhile.
            return false;
        }
        return false;
    }

    private static String reason(IOException e) {
        return String.valueOf(e.getMessage()).replaceFirst("^.*: ", "");
    }

    /** Removes the modules whose rules act no more, but for what the latest upload has replaced. */
    private void removeStopped() {
        for (LoadedModule module : LoadedModule.all(procfs)) {
            if (!module.running()) {
                HostSystem.removeModule(module.name());
            }
        }
    }

    /**
     * Removes all rules.
     *
     * @return whether there were any
     */
    public boolean delete() {
        return locked(() -> {
            boolean any = false;
            for (LoadedModule module : LoadedModule.all(procfs)) {
                any |= module.running();
                stop(module, "the rules act on");
            }
            LoadedModule.all(procfs).forEach(ModuleLoader::remove);
            return any;
        });
    }

    private static void remove(LoadedModule module) {
        int error = HostSystem.removeModule(module.name());
        if (error == BUSY || error == AGAIN) {
            throw new MachineException("Device or resource busy: something else holds the module " + module.name()
                    + "; its rules act no more");
        } else if (error != 0) {
            throw new MachineException(
                    "the module " + module.name() + " cannot be removed: " + HostSystem.describeError(error));
        }
    }

    /**
     * Removes all rules, and lets rules go to eBPF again.
     *
     * @return whether there was anything
     */
    public boolean unload() {
        boolean any = delete() || Files.exists(mark);
        try {
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw new MachineException("cannot remove " + mark + ": " + e.getMessage(), e);
        }
        return any;
    }

    /** Whether a module of ours is in the kernel. */
    public boolean isLoaded() {
        return !LoadedModule.all(procfs).isEmpty();
    }
}
