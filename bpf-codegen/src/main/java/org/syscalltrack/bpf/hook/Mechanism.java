package org.syscalltrack.bpf.hook;

/** How a program is attached to a function of the kernel; the names are those of section names (libbpf's SEC table). */
public enum Mechanism {
    /** Before a function, without a say in it. */
    FENTRY("fentry", "en"),
    /** After a function, with its result. */
    FEXIT("fexit", "ex"),
    /** At a security hook; a negative result refuses what the hook asks for. */
    LSM("lsm", "ls"),
    /**
     * Before the kernel's function that asks the security modules; a result other than 0 is taken for theirs. Works where
     * {@code bpf} is not among the active security modules, so that programs of {@link #LSM} are not asked.
     */
    FMOD_RET("fmod_ret", "fm");

    private final String prefix;
    private final String abbreviation;

    Mechanism(String prefix, String abbreviation) {
        this.prefix = prefix;
        this.abbreviation = abbreviation;
    }

    /** Whether the point is a security hook. */
    public boolean isHook() {
        return this == LSM || this == FMOD_RET;
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
