package org.syscalltrack.generator;

import java.util.List;

/**
 * A {@code SYSCALL_DEFINEn} or {@code COMPAT_SYSCALL_DEFINEn} of the kernel.
 *
 * @param function {@code sys_NAME} or {@code compat_sys_NAME}
 * @param file where, relative to the kernel's tree
 * @param parameters in order
 */
record Definition(String function, String file, List<CParameter> parameters) {
    /**
     * A parameter as it is declared.
     *
     * @param type its C type without {@code __user}, blanks normalised
     * @param name its name
     */
    record CParameter(String type, String name) {}
}
