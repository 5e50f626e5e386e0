package org.syscalltrack.bpf.asm;

/** Code that cannot be encoded: a label that was never bound, a jump that is too long, a stack that is too deep. */
public final class AssemblyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AssemblyException(String message) {
        super(message);
    }
}
