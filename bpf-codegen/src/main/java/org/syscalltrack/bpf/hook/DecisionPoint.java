package org.syscalltrack.bpf.hook;

/**
 * A function of the kernel that carries our programs.
 *
 * @param mechanism how they are attached
 * @param function the function's name in the kernel's BTF; for {@link Mechanism#LSM} the hook's name without a prefix
 */
public record DecisionPoint(Mechanism mechanism, String function) {
    /** The section that a loader finds the programs in, such as {@code fentry/__x64_sys_unlink}. */
    public String section() {
        return mechanism.prefix() + "/" + function;
    }

    @Override
    public String toString() {
        return mechanism.prefix() + " " + function;
    }
}
