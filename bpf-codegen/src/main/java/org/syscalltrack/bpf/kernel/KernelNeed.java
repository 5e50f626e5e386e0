package org.syscalltrack.bpf.kernel;

import java.util.List;
import java.util.Optional;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.dsl.catalog.SystemCall;

/** Something of the kernel that a program cannot do without. */
public sealed interface KernelNeed {
    /** What it is, as a message names it. */
    String what();

    /** The first version of Linux with it, where a version tells; empty where only the kernel's types do. */
    default Optional<KernelVersion> since() {
        return Optional.empty();
    }

    /**
     * A system call, by the function that its entry runs.
     *
     * @param call the call
     * @param function the function's name in the kernel's BTF
     */
    record Call(SystemCall call, String function) implements KernelNeed {
        @Override
        public String what() {
            return "the system call `" + call.name() + "` (" + function + ")";
        }

        @Override
        public Optional<KernelVersion> since() {
            return call.since().flatMap(KernelVersion::of);
        }
    }

    /**
     * A security hook.
     *
     * @param hook its name without a prefix, such as {@code path_unlink}
     */
    record SecurityHook(String hook) implements KernelNeed {
        @Override
        public String what() {
            return "the security hook `" + hook + "`";
        }

        /** BPF programs at security hooks came with {@code BPF_PROG_TYPE_LSM}. */
        @Override
        public Optional<KernelVersion> since() {
            return Optional.of(new KernelVersion(5, 7, 0));
        }
    }

    /** A helper function of BPF. */
    record HelperFunction(Helper helper) implements KernelNeed {
        @Override
        public String what() {
            return "the helper function `" + helper.functionName() + "`";
        }

        @Override
        public Optional<KernelVersion> since() {
            return Optional.of(HelperVersions.since(helper));
        }
    }

    /**
     * A member of a struct.
     *
     * @param struct the struct's name
     * @param path names of members from the struct inwards; a number picks an array's element
     */
    record StructMember(String struct, List<String> path) implements KernelNeed {
        /** Copies the list. */
        public StructMember {
            path = List.copyOf(path);
        }

        @Override
        public String what() {
            return "the member `" + String.join(".", path) + "` of struct " + struct;
        }
    }
}
