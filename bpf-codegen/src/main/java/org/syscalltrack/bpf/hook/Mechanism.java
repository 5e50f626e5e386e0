package org.syscalltrack.bpf.hook;

/** How a program is attached to a function of the kernel; the names are those of section names (libbpf's SEC table). */
public enum Mechanism {
    /** Before a function, without a say in it. */
    FENTRY("fentry", "en"),
    /** After a function, with its result. */
    FEXIT("fexit", "ex"),
    /** At the tracepoint that every system call passes on its way in. */
    SYS_ENTER("tp_btf", "te"),
    /** At the tracepoint that every system call passes on its way out, with its result. */
    SYS_EXIT("tp_btf", "tx"),
    /** At a security hook; a negative result refuses what the hook asks for. */
    LSM("lsm", "ls"),
    /**
     * Before the kernel's function that asks the security modules; a result other than 0 is taken for theirs. Works where
     * {@code bpf} is not among the active security modules, so that programs of {@link #LSM} are not asked.
     */
    FMOD_RET("fmod_ret", "fm"),
    /**
     * Before the function of a call; with a result other than 0 the call is not made, and returns that. Works on kernels that
     * were built to let functions fail (CONFIG_FUNCTION_ERROR_INJECTION): all system calls are marked so
     * ({@code ALLOW_ERROR_INJECTION} of {@code arch/x86/include/asm/syscall_wrapper.h}).
     */
    CALL("fmod_ret", "fc");

    private final String prefix;
    private final String abbreviation;

    Mechanism(String prefix, String abbreviation) {
        this.prefix = prefix;
        this.abbreviation = abbreviation;
    }

    /** Whether calls pass the point before they are carried out. */
    public boolean isEntry() {
        return this == FENTRY || this == SYS_ENTER;
    }

    /** Whether calls pass the point with their result. */
    public boolean isExit() {
        return this == FEXIT || this == SYS_EXIT;
    }

    /** Whether every system call passes the point, named in a rule or not. */
    public boolean isForAllCalls() {
        return this == SYS_ENTER || this == SYS_EXIT;
    }

    /** Whether the point is a security hook. */
    public boolean isHook() {
        return this == LSM || this == FMOD_RET;
    }

    /** Whether a program's result there can keep a call from its effect. */
    public boolean refuses() {
        return isHook() || this == CALL;
    }

    /** The first part of the section's name. */
    public String prefix() {
        return prefix;
    }

    /** Two letters for names of programs: the kernel keeps only 15 bytes of those. */
    public String abbreviation() {
        return abbreviation;
    }
}
