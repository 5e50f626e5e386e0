package org.syscalltrack.bpf.kernel;

import java.util.List;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.dsl.catalog.SystemCall;

/** Something of the kernel that a program cannot do without. */
public sealed interface KernelNeed {
    /** What it is, as a message names it. */
    String what();

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
    }

    /** A helper function of BPF. */
    record HelperFunction(Helper helper) implements KernelNeed {
        @Override
        public String what() {
            return "the helper function `" + helper.functionName() + "`";
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
