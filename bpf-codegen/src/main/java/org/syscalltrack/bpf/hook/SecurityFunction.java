package org.syscalltrack.bpf.hook;

import java.util.Map;

/** The kernel's functions that ask all security modules about a hook ({@code security/security.c}). */
final class SecurityFunction {
    /** Those that are not {@code security_} and the hook's name. */
    private static final Map<String, String> IRREGULAR = Map.of(
            "bprm_check_security", "security_bprm_check",
            "file_alloc_security", "security_file_alloc",
            "msg_queue_alloc_security", "security_msg_queue_alloc",
            "sem_alloc_security", "security_sem_alloc",
            "shm_alloc_security", "security_shm_alloc",
            "userns_create", "security_create_user_ns");

    private SecurityFunction() {}

    /** The hook that a function asks about. */
    static String hookOf(String function) {
        return IRREGULAR.entrySet().stream()
                .filter(entry -> entry.getValue().equals(function))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> function.substring("security_".length()));
    }

    /** The function that asks about a hook. */
    static String of(String hook) {
        return IRREGULAR.getOrDefault(hook, "security_" + hook);
    }
}
