package org.syscalltrack.runtime.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.bpf.kernel.TargetKernel;
import org.syscalltrack.bpf.object.Manifest;
import org.syscalltrack.bpf.object.PointEntry;
import org.syscalltrack.runtime.MachineException;

/** Finds out what this machine can do, and says in one sentence what is missing. */
public final class KernelProbe {
    private static final String BPF_DIRECTORY = "/sys/fs/bpf";
    private static final String SECURITY_DIRECTORY = "/sys/kernel/security";
    private static final String TYPE_INFORMATION = "/sys/kernel/btf/vmlinux";
    private static final String SYMBOLS = "/proc/kallsyms";
    /** Bit of CAP_SYS_ADMIN in the masks of proc(5) (linux/capability.h). */
    private static final int CAP_SYS_ADMIN = 21;

    private final Path root;
    private final Mounter mounter;
    /** Read once, where it is needed: the list has some 200 000 lines. */
    private @Nullable Set<String> stubs;

    /** Mounts a file system that has no device. */
    @FunctionalInterface
    public interface Mounter {
        /**
         * Mounts it.
         *
         * @throws MachineException where the kernel refuses
         */
        void mount(String type, Path directory);
    }

    /**
     * Makes a probe.
     *
     * @param root the directory that holds {@code proc} and {@code sys}: the root directory, but in tests
     */
    public KernelProbe(Path root, Mounter mounter) {
        this.root = root;
        this.mounter = mounter;
    }

    /** Returns what is there now; mounts nothing. */
    public KernelFacts facts() {
        return new KernelFacts(
                read("/proc/sys/kernel/osrelease").map(String::strip).orElse("unknown"),
                architecture(System.getProperty("os.arch", "unknown")),
                hasCapability(read("/proc/self/status").orElse("")),
                Files.exists(at(TYPE_INFORMATION)),
                mounted("bpf", BPF_DIRECTORY),
                securityModules());
    }

    /**
     * Checks what every rule needs, and mounts the BPF file system where it is missing.
     *
     * @return what was found
     * @throws MachineException where something is missing that only the machine's owner can give
     */
    public KernelFacts requireLoading() {
        KernelFacts facts = facts();
        requirePrivilege(facts);
        if (!facts.typeInformation()) {
            throw new MachineException("the kernel " + facts.release() + " has no type information at "
                    + TYPE_INFORMATION + ": start a kernel that was built with CONFIG_DEBUG_INFO_BTF, as those of"
                    + " Debian, Ubuntu and Fedora are");
        }
        if (!facts.bpfFileSystem()) {
            mounter.mount("bpf", at(BPF_DIRECTORY));
        }
        return facts();
    }

    /**
     * Checks that this process may look at the pinned state and change it.
     *
     * @throws MachineException where it may not
     */
    public void requirePrivilege() {
        requirePrivilege(facts());
    }

    /**
     * Says whether programs at a point are heard: those on security hooks are only where the security module {@code bpf}
     * is active. Mounts securityfs where that is needed to know.
     */
    public boolean serves(PointEntry point) {
        return !isSecurityHook(point) || factsAboutSecurity().securityHooksWork();
    }

    /**
     * Says whether this kernel was built to let system calls be failed (CONFIG_FUNCTION_ERROR_INJECTION): then the function
     * that says which may fail is among its types ({@code lib/error-inject.c}).
     */
    public boolean letsCallsFail() {
        try {
            // Bytes of Latin-1 are characters: the type information is searched for a name, not read.
            return Files.readString(at(TYPE_INFORMATION), StandardCharsets.ISO_8859_1)
                    .contains('\0' + TargetKernel.ERROR_INJECTION + '\0');
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Says whether this kernel carries out the call that a point refuses at its own function. A call that it was built
     * without has a weak stub for its function (COND_SYSCALL of {@code kernel/sys_ni.c}), which gives ENOSYS: nothing is
     * to be refused there, and no program may change what it returns.
     */
    public boolean carries(PointEntry point) {
        return !isCallItself(point) || !stubs().contains(point.function());
    }

    /** The weak functions among the kernel's symbols: an address, a kind and a name each (nm(1)). */
    private Set<String> stubs() {
        if (stubs == null) {
            stubs = read(SYMBOLS)
                    .orElse("")
                    .lines()
                    .map(line -> line.split(" ", 3))
                    .filter(words -> words.length == 3 && words[1].equalsIgnoreCase("W"))
                    .map(words -> words[2])
                    .collect(Collectors.toUnmodifiableSet());
        }
        return stubs;
    }

    private KernelFacts factsAboutSecurity() {
        if (facts().securityModules().isEmpty()) {
            mounter.mount("securityfs", at(SECURITY_DIRECTORY));
        }
        return facts();
    }

    private static boolean isSecurityHook(PointEntry point) {
        return point.mechanism().startsWith("lsm");
    }

    private static boolean isCallItself(PointEntry point) {
        return point.mechanism().equals("fmod_ret") && !point.function().startsWith("security_");
    }

    /**
     * Checks what the points of an object need, and mounts securityfs where that is needed to know.
     *
     * @throws MachineException where the rules would be loaded but not heard
     */
    public void requirePoints(Manifest manifest) {
        if (!manifest.kernels().contains(facts().version())) {
            throw new MachineException("the rules need security hooks of "
                    + manifest.kernels().words() + "; this kernel is " + facts().release());
        }
        Optional<PointEntry> call =
                manifest.points().stream().filter(KernelProbe::isCallItself).findFirst();
        if (call.isPresent() && !letsCallsFail()) {
            throw new MachineException("the rules refuse a call at its own function ("
                    + call.get().function()
                    + "), and the kernel " + facts().release() + " lets none fail: start one that was built with"
                    + " CONFIG_FUNCTION_ERROR_INJECTION, as those of Ubuntu and Fedora are");
        }
        Optional<PointEntry> hook =
                manifest.points().stream().filter(KernelProbe::isSecurityHook).findFirst();
        if (hook.isEmpty()) {
            return;
        }
        KernelFacts facts = factsAboutSecurity();
        if (!facts.securityHooksWork()) {
            String active = String.join(",", facts.securityModules().orElse(List.of()));
            throw new MachineException("the rules need the security hook "
                    + hook.get().function()
                    + ", but the security module \"bpf\" is not active on this kernel (active: " + active
                    + "): start the kernel with the parameter lsm=" + active + (active.isEmpty() ? "bpf" : ",bpf"));
        }
    }

    private static void requirePrivilege(KernelFacts facts) {
        if (!facts.privileged()) {
            throw new MachineException(
                    "only root (CAP_SYS_ADMIN) may load rules into the kernel and read them back: use sudo");
        }
    }

    private Optional<List<String>> securityModules() {
        return read(SECURITY_DIRECTORY + "/lsm")
                .map(list -> List.of(list.strip().split(",")));
    }

    /** Reads {@code CapEff}, a mask in hexadecimal (proc(5)). */
    private static boolean hasCapability(String status) {
        return status.lines()
                .filter(line -> line.startsWith("CapEff:"))
                .map(line -> line.substring("CapEff:".length()).strip())
                .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) >>> CAP_SYS_ADMIN & 1) != 0);
    }

    /** Reads {@code mounts}: device, directory, type, options … (proc(5)). */
    private boolean mounted(String type, String directory) {
        return Stream.of(read("/proc/self/mounts").orElse("").split("\n"))
                .map(line -> line.split(" "))
                .anyMatch(words -> words.length > 2 && words[1].equals(directory) && words[2].equals(type));
    }

    private static String architecture(String javaName) {
        return switch (javaName.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm64";
            default -> javaName;
        };
    }

    private Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(at(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path at(String absolute) {
        return root.resolve(absolute.substring(1));
    }
}
