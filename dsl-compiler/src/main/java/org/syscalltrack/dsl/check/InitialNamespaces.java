package org.syscalltrack.dsl.check;

import java.util.OptionalLong;
import org.syscalltrack.dsl.plan.ProcessInteger;

/**
 * Numbers of the initial namespaces in tests. Those of users and processes are the kernel's fixed ones ({@code
 * PROC_USER_INIT_INO}, {@code PROC_PID_INIT_INO} in include/linux/proc_ns.h); the others are given out at boot, and
 * these are the ones that a stock kernel ends up with.
 */
final class InitialNamespaces {
    static final long USER = 0xeffffffdL;
    static final long PROCESS = 0xeffffffcL;
    static final long NETWORK = 0xf0000000L;
    static final long MOUNT = 0xf0000001L;

    private InitialNamespaces() {}

    /** Whether a number is that of a namespace. */
    static boolean isNamespace(ProcessInteger which) {
        return which == ProcessInteger.MNTNS
                || which == ProcessInteger.PIDNS
                || which == ProcessInteger.NETNS
                || which == ProcessInteger.USERNS;
    }

    /** The number of the initial namespace of that kind, where it is the same on every kernel. */
    static OptionalLong fixedNumber(ProcessInteger which) {
        return which == ProcessInteger.USERNS
                ? OptionalLong.of(USER)
                : which == ProcessInteger.PIDNS ? OptionalLong.of(PROCESS) : OptionalLong.empty();
    }
}
