package org.syscalltrack.runtime.bpf;

import org.syscalltrack.runtime.MachineException;

/** The kernel or libbpf refused a request that is neither about privilege nor about the verifier. */
public final class BpfException extends MachineException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    /**
     * Says what was asked, of what, and what the answer was.
     *
     * @param errno the positive error number, as in errno(3)
     */
    public BpfException(String message, int errno) {
        super(message);
        this.errno = errno;
    }

    /** Returns the positive error number, as in errno(3). */
    public int errno() {
        return errno;
    }
}
