package org.syscalltrack.bpf.hook;

import java.util.Optional;

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

    /** The security hook's name without a prefix; empty where the point is none. */
    public String hook() {
        return switch (mechanism) {
            case LSM -> function;
            case FMOD_RET -> SecurityFunction.hookOf(function);
            case FENTRY, FEXIT -> "";
        };
    }

    /** The same hook without the security module {@code bpf}; empty where this is no hook. */
    public Optional<DecisionPoint> alternative() {
        return mechanism == Mechanism.LSM
                ? Optional.of(new DecisionPoint(Mechanism.FMOD_RET, SecurityFunction.of(function)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return mechanism.prefix() + " " + function;
    }
}
