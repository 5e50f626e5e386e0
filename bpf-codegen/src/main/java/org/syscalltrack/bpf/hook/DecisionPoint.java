package org.syscalltrack.bpf.hook;

import org.syscalltrack.bpf.kernel.KernelRange;

/**
 * A function of the kernel that carries our programs.
 *
 * @param mechanism how they are attached
 * @param function the function's name in the kernel's BTF; for {@link Mechanism#LSM} the hook's name without a prefix
 * @param kernels where the point is to be used
 */
public record DecisionPoint(Mechanism mechanism, String function, KernelRange kernels) {
    /** A point on every kernel. */
    public DecisionPoint(Mechanism mechanism, String function) {
        this(mechanism, function, KernelRange.ALL);
    }

    /** The section that a loader finds the programs in, such as {@code fentry/__x64_sys_unlink}. */
    public String section() {
        return mechanism.prefix() + "/" + function;
    }

    /** The security hook's name without a prefix, or the function that stands in for one; empty at entries and exits. */
    public String hook() {
        return switch (mechanism) {
            case LSM, CALL -> function;
            case FMOD_RET -> SecurityFunction.hookOf(function);
            case FENTRY, FEXIT, SYS_ENTER, SYS_EXIT -> "";
        };
    }

    @Override
    public String toString() {
        return mechanism.prefix() + " " + function;
    }
}
