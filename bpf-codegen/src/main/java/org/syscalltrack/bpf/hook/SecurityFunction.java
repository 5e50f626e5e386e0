package org.syscalltrack.bpf.hook;

import java.util.List;
import java.util.Map;
import org.syscalltrack.dsl.catalog.HookFact.CarriedObject;

/** The kernel's functions that ask all security modules about a hook ({@code security/security.c}). */
final class SecurityFunction {
    /** Those that are not {@code security_} and the hook's name. */
    private static final Map<String, String> IRREGULAR = Map.of(
            "bprm_check_security", "security_bprm_check",
            "file_alloc_security", "security_file_alloc",
            "msg_queue_alloc_security", "security_msg_queue_alloc",
            "sem_alloc_security", "security_sem_alloc",
            "settime", "security_settime64",
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

    /**
     * The objects among the arguments of the function that asks about a hook. They lie where the hook has them, but before
     * Linux 6.9 the hook {@code inode_setattr} is not given its function's first argument (security/security.c).
     */
    static List<CarriedObject> objects(String hook, List<CarriedObject> objects) {
        return hook.equals("inode_setattr")
                ? objects.stream()
                        .map(object -> new CarriedObject(1, object.type(), object.parameter()))
                        .toList()
                : objects;
    }

    /** The function that asks about a hook. */
    static String of(String hook) {
        return IRREGULAR.getOrDefault(hook, "security_" + hook);
    }
}
