package org.syscalltrack.bpf.hook;

import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.SystemCall;

/** The kernel function that a call's entry runs, as BTF knows it. */
final class EntryFunction {
    private static final String[] WRAPPERS = {"__x64_sys_", "__ia32_sys_", "__arm64_sys_", "__riscv_sys_"};

    private EntryFunction() {}

    /**
     * The function's name. A call without parameters has no wrapper of its own: {@code SYSCALL_DEFINE0} of
     * {@code arch/x86/include/asm/syscall_wrapper.h} makes the wrappers aliases of {@code __do_sys_NAME}, and BTF has
     * only that one, for both ABIs.
     */
    static String of(SystemCall call, Entry entry) {
        if (call.parameters().isEmpty() && entry.arguments().isEmpty()) {
            for (String wrapper : WRAPPERS) {
                if (entry.symbol().startsWith(wrapper)) {
                    return "__do_sys_" + entry.symbol().substring(wrapper.length());
                }
            }
        }
        return entry.symbol();
    }
}
