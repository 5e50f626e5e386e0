package org.syscalltrack.driver;

import org.syscalltrack.bpf.kernel.TargetKernel;

/**
 * What to compile to.
 *
 * @param target the kind of product
 * @param name the rule set's name, without a directory or a suffix; products are called after it
 * @param kernel the kernel that it is for
 */
public record TargetOptions(Target target, String name, TargetKernel kernel) {
    /** What serves any kernel. */
    public static TargetOptions portable(Target target, String name) {
        return new TargetOptions(target, name, new TargetKernel.Any());
    }
}
