package org.syscalltrack.bpf.kernel;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.bpf.btf.Btf;
import org.syscalltrack.bpf.btf.BtfKind;

/** The kernel that an object is made for. */
public sealed interface TargetKernel
        permits TargetKernel.Any, TargetKernel.OfVersion, TargetKernel.OfTypes, OldestKernel {
    /**
     * The kernel's function that is asked before a program may change what a call returns ({@code lib/error-inject.c}); only
     * kernels that let their calls be failed have it among their types.
     */
    String ERROR_INJECTION = "within_error_injection_list";

    /** How the object's manifest names it. */
    String label();

    /** How messages name it. */
    String name();

    /** The version that its security hooks are of; empty: any. */
    default Optional<KernelVersion> release() {
        return Optional.empty();
    }

    /** Whether it has something; true where that cannot be known. */
    boolean has(KernelNeed need);

    /** Whether it was built to let system calls be failed (CONFIG_FUNCTION_ERROR_INJECTION). */
    default boolean letsCallsFail() {
        return false;
    }

    /** Whether it runs programs of the 32-bit ABI. */
    default boolean hasCompatCalls() {
        return true;
    }

    /**
     * The kernel of that version, such as {@code 6.12}; any where it is empty.
     *
     * @throws IllegalArgumentException where it is no version; the message is for the user
     */
    static TargetKernel ofVersion(String version) {
        if (version.isEmpty()) {
            return new Any();
        }
        return new OfVersion(KernelVersion.of(version)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + version + "\" is no kernel version; write it as 6.12 or 6.12.117")));
    }

    /**
     * Any kernel: the loader sees to it.
     *
     * @param letsCallsFail whether only such kernels are meant as let system calls be failed
     */
    record Any(boolean letsCallsFail) implements TargetKernel {
        /** Any kernel at all. */
        public Any() {
            this(false);
        }

        @Override
        public String label() {
            return "portable";
        }

        @Override
        public String name() {
            return "any kernel";
        }

        @Override
        public boolean has(KernelNeed need) {
            return true;
        }
    }

    /**
     * A version, of which is known when calls and helpers first appeared.
     *
     * @param version the version
     */
    record OfVersion(KernelVersion version) implements TargetKernel {
        @Override
        public String label() {
            return version.toString();
        }

        @Override
        public Optional<KernelVersion> release() {
            return Optional.of(version);
        }

        @Override
        public String name() {
            return "Linux " + version;
        }

        @Override
        public boolean has(KernelNeed need) {
            return need.since().map(since -> since.compareTo(version) <= 0).orElse(true);
        }
    }

    /**
     * A kernel whose type information is at hand: it is asked for everything.
     *
     * @param name how messages name it, such as the file
     * @param types its types, as {@code /sys/kernel/btf/vmlinux} holds them
     */
    record OfTypes(String name, Btf types) implements TargetKernel {
        /** The 32-bit entry of {@code arch/x86/entry/common.c}, there if CONFIG_IA32_EMULATION is. */
        private static final String COMPAT_ENTRY = "do_int80_syscall_32";

        private static final String SECURITY_HOOK = "bpf_lsm_";

        /** A hook that each of these releases brought (include/linux/lsm_hook_defs.h). */
        private static final Map<KernelVersion, String> NEW_HOOKS = Map.of(
                new KernelVersion(6, 1, 0), "userns_create",
                new KernelVersion(6, 2, 0), "file_truncate",
                new KernelVersion(6, 9, 0), "inode_post_setattr");

        @Override
        public String label() {
            return "btf";
        }

        /** The newest of the releases with a new hook that these types have. */
        @Override
        public Optional<KernelVersion> release() {
            return NEW_HOOKS.entrySet().stream()
                    .filter(entry -> hasFunction(SECURITY_HOOK + entry.getValue()))
                    .map(Map.Entry::getKey)
                    .max(Comparator.naturalOrder())
                    .or(() -> Optional.of(new KernelVersion(5, 15, 0)));
        }

        @Override
        public boolean letsCallsFail() {
            return hasFunction(ERROR_INJECTION);
        }

        @Override
        public boolean hasCompatCalls() {
            return hasFunction(COMPAT_ENTRY) || hasFunction("do_SYSENTER_32") || hasFunction("do_fast_syscall_32");
        }

        @Override
        public boolean has(KernelNeed need) {
            if (need instanceof KernelNeed.Call call) {
                return hasFunction(call.function());
            } else if (need instanceof KernelNeed.SecurityHook hook) {
                return hasFunction(SECURITY_HOOK + hook.hook());
            } else if (need instanceof KernelNeed.HelperFunction function) {
                return new KernelTypeSearch(types).hasHelper(function.helper());
            }
            KernelNeed.StructMember member = (KernelNeed.StructMember) need;
            return new KernelTypeSearch(types).hasMember(member.struct(), member.path());
        }

        private boolean hasFunction(String function) {
            return types.find(function, BtfKind.FUNC).isPresent();
        }
    }
}
