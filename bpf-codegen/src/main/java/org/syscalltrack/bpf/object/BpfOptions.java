package org.syscalltrack.bpf.object;

import org.syscalltrack.bpf.kernel.TargetKernel;

/**
 * What an object is made for.
 *
 * @param toolVersion the version that the object names as its maker
 * @param kernel the kernel that it is made for
 */
public record BpfOptions(String toolVersion, TargetKernel kernel) {
    /** An object for any kernel. */
    public static BpfOptions portable(String toolVersion) {
        return new BpfOptions(toolVersion, new TargetKernel.Any());
    }
}
