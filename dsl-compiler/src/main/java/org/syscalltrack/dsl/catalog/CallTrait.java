package org.syscalltrack.dsl.catalog;

import java.util.Locale;

/** What sets a call apart when it is entered or left. */
public enum CallTrait {
    /** Success does not come back to the caller: {@code exit}, {@code exit_group}, {@code rt_sigreturn}. */
    NO_RETURN,
    /** It has no error results, and callers do not check for any: {@code getpid}, {@code umask}. */
    CANNOT_FAIL,
    /** A signal can interrupt it, and the kernel may restart it by itself. */
    RESTARTED,
    /** Success replaces the program, so its arguments are gone after it: {@code execve}. */
    REPLACES_IMAGE,
    /** Its number carries other calls: {@code socketcall}, {@code ipc}. */
    MULTIPLEXER,
    /** The kernel has the number but not the call: it always gives {@code ENOSYS}. */
    NOT_IMPLEMENTED;

    /** The word in data files, with hyphens. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
